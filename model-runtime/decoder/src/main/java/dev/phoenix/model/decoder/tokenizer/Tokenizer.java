package dev.phoenix.model.decoder.tokenizer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Byte-level BPE: text to token ids and back, without loss. Safe for use by many threads. */
public final class Tokenizer {

  private final Vocabulary vocabulary;
  private final Map<String, Integer> ids;
  private final PieceEncoder pieces;
  private final byte[][] bytes;
  private final @Nullable Pattern special;

  /** A tokenizer of the given vocabulary. */
  public Tokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.ids = vocabulary.ids();
    this.pieces = new PieceEncoder(vocabulary, ids);
    this.bytes = new byte[vocabulary.tokens().size()][];
    for (int i = 0; i < bytes.length; i++) {
      String token = vocabulary.tokens().get(i);
      bytes[i] =
          vocabulary.special().contains(i)
              ? token.getBytes(StandardCharsets.UTF_8)
              : ByteAlphabet.bytes(token);
    }
    this.special = specialPattern(vocabulary);
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException if it is not byte-level BPE with GPT-2's splitting, or is
   *     broken
   */
  public static Tokenizer load(Path tokenizerJson) throws IOException {
    return new Tokenizer(TokenizerFile.read(tokenizerJson));
  }

  /** Writes a {@code tokenizer.json} that Hugging Face's tokenizers read. */
  public void save(Path tokenizerJson) throws IOException {
    TokenizerFile.write(vocabulary, tokenizerJson);
  }

  /**
   * Ids of a text in which special tokens are recognised: for templates, not for what users write.
   */
  public int[] encode(String text) {
    if (special == null) {
      return encodeText(text);
    }
    IntStream.Builder out = IntStream.builder();
    Matcher matcher = special.matcher(text);
    int at = 0;
    while (matcher.find()) {
      pieces.encode(text.substring(at, matcher.start()), out);
      out.add(id(matcher.group()));
      at = matcher.end();
    }
    pieces.encode(text.substring(at), out);
    return out.build().toArray();
  }

  /** Ids of a text that is only text: {@code <|im_end|>} in it becomes ordinary tokens. */
  public int[] encodeText(String text) {
    IntStream.Builder out = IntStream.builder();
    pieces.encode(text, out);
    return out.build().toArray();
  }

  /** The text of ids; special tokens are left out, broken UTF-8 becomes U+FFFD. */
  public String decode(int[] tokens) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int token : tokens) {
      if (!vocabulary.special().contains(token)) {
        out.writeBytes(bytes(token));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The bytes that a token stands for. */
  public byte[] bytes(int id) {
    if (id < 0 || id >= bytes.length) {
      throw new IllegalArgumentException(
          "Token %d is not in the vocabulary of %d".formatted(id, bytes.length));
    }
    return Arrays.copyOf(bytes[id], bytes[id].length);
  }

  /** The id of a token, special or in byte-level spelling. */
  public int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException("The vocabulary has no token '" + token + "'");
    }
    return id;
  }

  /** Number of tokens. */
  public int size() {
    return bytes.length;
  }

  /** What this tokenizer consists of. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  private static @Nullable Pattern specialPattern(Vocabulary vocabulary) {
    String alternatives =
        vocabulary.special().stream()
            .map(vocabulary.tokens()::get)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return alternatives.isEmpty() ? null : Pattern.compile(alternatives);
  }
}
