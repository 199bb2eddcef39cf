package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.phoenix.model.llama.gguf.LlamaShape;
import dev.phoenix.model.llama.gguf.ModelCheck;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A model's weights in llama.cpp's memory. They are mapped from the file and never change. */
public final class NativeModel implements AutoCloseable {

  private final LlamaLibrary library;
  private final Path file;
  private final LlamaShape shape;
  private final MemorySegment address;
  private final NativeVocabulary vocabulary;
  private boolean closed;

  private NativeModel(LlamaLibrary library, Path file, LlamaShape shape, MemorySegment address) {
    this.library = library;
    this.file = file;
    this.shape = shape;
    this.address = address;
    this.vocabulary = new NativeVocabulary(library, address, shape.vocabulary());
  }

  /**
   * Checks a file in Java and then has llama.cpp load it.
   *
   * @throws dev.phoenix.model.llama.gguf.GgufException if it is not a model that this engine can
   *     run
   * @throws LlamaException if llama.cpp refuses it nevertheless
   * @throws IOException if it cannot be read
   */
  public static NativeModel load(LlamaLibrary library, Path file) throws IOException {
    LlamaShape shape = ModelCheck.check(file);
    try (Arena arena = Arena.ofConfined()) {
      Struct params =
          library.defaults("llama_model_default_params", BuildB4916.MODEL_PARAMS, arena);
      params.set("n_gpu_layers", 0);
      NativeLog.takeErrors();
      MemorySegment address =
          (MemorySegment)
              library
                  .function("llama_model_load_from_file", ADDRESS, ADDRESS, BuildB4916.MODEL_PARAMS)
                  .invokeExact(arena.allocateFrom(file.toString()), params.memory());
      if (address.equals(MemorySegment.NULL)) {
        throw new LlamaException(
            "llama.cpp cannot load %s: %s".formatted(file.getFileName(), NativeLog.takeErrors()));
      }
      return new NativeModel(library, file, shape, address);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Its sizes. */
  public LlamaShape shape() {
    return shape;
  }

  /** The file that it was loaded from. */
  public Path file() {
    return file;
  }

  /** Its tokenizer. */
  public NativeVocabulary vocabulary() {
    return vocabulary;
  }

  LlamaLibrary library() {
    return library;
  }

  MemorySegment address() {
    return address;
  }

  /** Frees the weights. Contexts and adapters of it must be closed before. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.free("llama_model_free", address);
    }
  }
}
