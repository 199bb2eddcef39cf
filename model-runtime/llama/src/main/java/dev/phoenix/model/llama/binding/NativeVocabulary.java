package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** A model's tokenizer. Safe for use by many threads: llama.cpp only reads here. */
public final class NativeVocabulary {

  private static final int MOST_PIECE_BYTES = 4_096;

  private final MemorySegment address;
  private final MethodHandle tokenize;
  private final byte[][] pieces;
  private final boolean[] ends;
  private final int beginning;
  private final int longest;

  NativeVocabulary(LlamaLibrary library, MemorySegment model, int size) {
    try (Arena arena = Arena.ofConfined()) {
      address =
          (MemorySegment)
              library.function("llama_model_get_vocab", ADDRESS, ADDRESS).invokeExact(model);
      tokenize =
          library.function(
              "llama_tokenize",
              JAVA_INT,
              ADDRESS,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_BOOLEAN,
              JAVA_BOOLEAN);
      pieces = pieces(library, size, arena);
      ends = new boolean[size];
      MethodHandle isEnd = library.function("llama_vocab_is_eog", JAVA_BOOLEAN, ADDRESS, JAVA_INT);
      int most = 1;
      for (int i = 0; i < size; i++) {
        ends[i] = (boolean) isEnd.invokeExact(address, i);
        most = Math.max(most, pieces[i].length);
      }
      longest = most;
      boolean add =
          (boolean)
              library
                  .function("llama_vocab_get_add_bos", JAVA_BOOLEAN, ADDRESS)
                  .invokeExact(address);
      int bos = (int) library.function("llama_vocab_bos", JAVA_INT, ADDRESS).invokeExact(address);
      beginning = add ? bos : -1;
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  private byte[][] pieces(LlamaLibrary library, int size, Arena arena) throws Throwable {
    MethodHandle toPiece =
        library.function(
            "llama_token_to_piece",
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_BOOLEAN);
    MemorySegment buffer = arena.allocate(MOST_PIECE_BYTES);
    byte[][] all = new byte[size][];
    for (int i = 0; i < size; i++) {
      int length = (int) toPiece.invokeExact(address, i, buffer, MOST_PIECE_BYTES, 0, false);
      all[i] = buffer.asSlice(0, Math.max(0, length)).toArray(JAVA_BYTE);
    }
    return all;
  }

  /** How many tokens there are. */
  public int size() {
    return pieces.length;
  }

  /** The bytes that a token stands for in text: none for a special token. Not to be changed. */
  @SuppressWarnings("MutableMethodReturnType")
  public byte[] piece(int token) {
    return pieces[token];
  }

  /** Whether a token ends a generated text. */
  public boolean isEnd(int token) {
    return ends[token];
  }

  /** The token that begins every prompt, or -1 if the model has none. */
  public int beginning() {
    return beginning;
  }

  /** Bytes of the longest piece: a text has at least its bytes divided by this many tokens. */
  public int longestPiece() {
    return longest;
  }

  /**
   * A text's tokens, without a beginning token.
   *
   * @param special whether names of special tokens in it become those tokens
   */
  public int[] tokenize(String text, boolean special) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      return new int[0];
    }
    // a byte is at most one token, and a tokenizer may put a space before the text
    int most = bytes.length + 16;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment tokens = arena.allocate(JAVA_INT, most);
      int count =
          (int)
              tokenize.invokeExact(
                  address,
                  arena.allocateFrom(JAVA_BYTE, bytes),
                  bytes.length,
                  tokens,
                  most,
                  false,
                  special);
      if (count < 0) {
        throw new LlamaException(
            "A text of %d bytes has %d tokens".formatted(bytes.length, -count));
      }
      return tokens.asSlice(0, count * 4L).toArray(JAVA_INT);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }
}
