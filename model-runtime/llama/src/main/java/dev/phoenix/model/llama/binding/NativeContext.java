package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Keys and values of many sequences, and the steps that add to them. In b4916, contexts that decode
 * at the same time corrupt each other: one thread decodes for all contexts of a process.
 */
public final class NativeContext implements AutoCloseable {

  /** Documented for no room; b4916 returns the code of a failed step instead and logs the cause. */
  private static final int NO_ROOM = 1;

  private final LlamaLibrary library;
  private final int vocabulary;
  private final MemorySegment address;
  private final MethodHandle decode;
  private final MethodHandle logits;
  private final MethodHandle removeCells;
  private final MethodHandle copyCells;
  private final MethodHandle setAdapter;
  private final MethodHandle clearAdapters;
  private final MethodHandle stateSize;
  private final MethodHandle saveState;
  private final MethodHandle restoreState;
  private boolean closed;

  /**
   * Allocates a context.
   *
   * @throws LlamaException if llama.cpp cannot, mostly for want of memory
   */
  public NativeContext(NativeModel model, ContextSettings settings) {
    library = model.library();
    vocabulary = model.shape().vocabulary();
    address = create(model, settings);
    decode = library.function("llama_decode", JAVA_INT, ADDRESS, BuildB4916.BATCH);
    logits = library.function("llama_get_logits_ith", ADDRESS, ADDRESS, JAVA_INT);
    removeCells =
        library.function(
            "llama_kv_self_seq_rm", JAVA_BOOLEAN, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    copyCells =
        library.action("llama_kv_self_seq_cp", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    setAdapter = library.function("llama_set_adapter_lora", JAVA_INT, ADDRESS, ADDRESS, JAVA_FLOAT);
    clearAdapters = library.action("llama_clear_adapter_lora", ADDRESS);
    stateSize = library.function("llama_state_seq_get_size", JAVA_LONG, ADDRESS, JAVA_INT);
    saveState =
        library.function(
            "llama_state_seq_get_data", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    restoreState =
        library.function(
            "llama_state_seq_set_data", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
  }

  private static MemorySegment create(NativeModel model, ContextSettings settings) {
    LlamaLibrary library = model.library();
    try (Arena arena = Arena.ofConfined()) {
      Struct params =
          library.defaults("llama_context_default_params", BuildB4916.CONTEXT_PARAMS, arena);
      params.set("n_ctx", settings.cells());
      params.set("n_batch", settings.batch());
      params.set("n_ubatch", settings.batch());
      params.set("n_seq_max", settings.sequences());
      params.set("n_threads", settings.threads());
      params.set("n_threads_batch", settings.batchThreads());
      int type = settings.singlePrecision() ? BuildB4916.TYPE_F32 : BuildB4916.TYPE_F16;
      params.set("type_k", type);
      params.set("type_v", type);
      // faster with several sequences; the processor kernel aborts on keys in single precision
      params.set("flash_attn", !settings.singlePrecision());
      NativeLog.takeErrors();
      MemorySegment address =
          (MemorySegment)
              library
                  .function("llama_init_from_model", ADDRESS, ADDRESS, BuildB4916.CONTEXT_PARAMS)
                  .invokeExact(model.address(), params.memory());
      if (address.equals(MemorySegment.NULL)) {
        throw new LlamaException(
            "llama.cpp cannot make a context of %d tokens: %s. Lower the context length, the parallel requests or the cache"
                .formatted(settings.cells(), NativeLog.takeErrors()));
      }
      return address;
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /**
   * Computes a step.
   *
   * @return false if there are not enough free cells in a row; nothing has changed then
   * @throws LlamaException if the step failed
   */
  public boolean decode(NativeBatch batch) {
    try {
      long before = NativeLog.stepsWithoutRoom();
      int code = (int) decode.invokeExact(address, batch.memory());
      if (code == 0 || code == NO_ROOM) {
        return code == 0;
      }
      // only one thread decodes, so the line that was logged meanwhile is about this step
      if (NativeLog.stepsWithoutRoom() > before) {
        return false;
      }
      throw new LlamaException(
          "llama.cpp failed to compute a step (code %d): %s"
              .formatted(code, NativeLog.takeErrors()));
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Copies the logits of a token of the latest step, one a token of the vocabulary. */
  public void logits(int batchIndex, float[] into) {
    try {
      MemorySegment row = (MemorySegment) logits.invokeExact(address, batchIndex);
      if (row.equals(MemorySegment.NULL)) {
        throw new LlamaException(
            "There are no logits for token %d of the step".formatted(batchIndex));
      }
      MemorySegment.copy(row.reinterpret(vocabulary * 4L), JAVA_FLOAT, 0, into, 0, vocabulary);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Forgets a sequence from a position on. */
  public void remove(int sequence, int fromPosition) {
    try {
      boolean removed = (boolean) removeCells.invokeExact(address, sequence, fromPosition, -1);
      if (!removed) {
        throw new LlamaException("Sequence %d cannot be shortened".formatted(sequence));
      }
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Forgets all sequences and overwrites their keys and values with zeros. */
  public void clear() {
    try {
      library.action("llama_kv_self_clear", ADDRESS).invokeExact(address);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Lets a sequence share the cells of another's first positions; no memory is copied. */
  public void share(int source, int target, int positions) {
    try {
      copyCells.invokeExact(address, source, target, 0, positions);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** How many bytes {@link #save} takes. */
  public long savedSize(int sequence) {
    try {
      return (long) stateSize.invokeExact(address, sequence);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Copies a sequence's keys and values out of the context, into memory of the arena. */
  public MemorySegment save(int sequence, Arena arena) {
    try {
      MemorySegment state = arena.allocate(savedSize(sequence));
      long bytes = (long) saveState.invokeExact(address, state, state.byteSize(), sequence);
      if (bytes != state.byteSize()) {
        throw new LlamaException(
            "llama.cpp saved %d of %d bytes of sequence %d"
                .formatted(bytes, state.byteSize(), sequence));
      }
      return state;
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /**
   * Copies saved keys and values into a sequence, in place of what it has.
   *
   * @return false if there are not enough free cells in a row; the sequence is empty then
   */
  public boolean restore(int sequence, MemorySegment state) {
    try {
      return (long) restoreState.invokeExact(address, state, state.byteSize(), sequence) != 0;
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Applies one adapter, and none else, to the steps from now on. */
  public void apply(NativeAdapter adapter, float scale) {
    clearAdapters();
    try {
      int code = (int) setAdapter.invokeExact(address, adapter.address(), scale);
      if (code != 0) {
        throw new LlamaException("llama.cpp cannot apply an adapter (code %d)".formatted(code));
      }
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  /** Applies no adapter to the steps from now on. */
  public void clearAdapters() {
    try {
      clearAdapters.invokeExact(address);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  MemorySegment address() {
    return address;
  }

  /** Frees the keys and values. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.free("llama_free", address);
    }
  }
}
