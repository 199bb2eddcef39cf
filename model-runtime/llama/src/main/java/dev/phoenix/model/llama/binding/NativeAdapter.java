package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.phoenix.model.llama.gguf.AdapterCheck;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A LoRA adapter in llama.cpp's memory. */
public final class NativeAdapter implements AutoCloseable {

  private final LlamaLibrary library;
  private final MemorySegment address;
  private boolean closed;

  private NativeAdapter(LlamaLibrary library, MemorySegment address) {
    this.library = library;
    this.address = address;
  }

  /**
   * Checks a file in Java against its model, before {@link #load}.
   *
   * @throws dev.phoenix.model.llama.gguf.GgufException if it is no adapter of the model
   * @throws IOException if it cannot be read
   */
  public static void check(NativeModel model, Path file) throws IOException {
    AdapterCheck.check(file, model.file());
  }

  /**
   * Has llama.cpp load a file that {@link #check} let pass.
   *
   * @throws LlamaException if llama.cpp refuses it nevertheless
   */
  public static NativeAdapter load(NativeModel model, Path file) {
    LlamaLibrary library = model.library();
    try (Arena arena = Arena.ofConfined()) {
      NativeLog.takeErrors();
      MemorySegment address =
          (MemorySegment)
              library
                  .function("llama_adapter_lora_init", ADDRESS, ADDRESS, ADDRESS)
                  .invokeExact(model.address(), arena.allocateFrom(file.toString()));
      if (address.equals(MemorySegment.NULL)) {
        throw new LlamaException(
            "llama.cpp cannot load the adapter %s: %s"
                .formatted(file.getFileName(), NativeLog.takeErrors()));
      }
      return new NativeAdapter(library, address);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  MemorySegment address() {
    return address;
  }

  /** Frees it. No context may have it applied. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.free("llama_adapter_lora_free", address);
    }
  }
}
