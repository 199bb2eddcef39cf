package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.phoenix.model.api.text.Sampling;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** llama.cpp's own chain of samplers: what the engine's sampling is compared with. */
public final class NativeSampler implements AutoCloseable {

  private final LlamaLibrary library;
  private final MemorySegment chain;
  private final MethodHandle sample;
  private boolean closed;

  /** A chain that chooses as {@code sampling} says, without its repetition penalty. */
  public NativeSampler(LlamaLibrary library, Sampling sampling) {
    this.library = library;
    sample = library.function("llama_sampler_sample", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      Struct params =
          library.defaults(
              "llama_sampler_chain_default_params", BuildB4916.SAMPLER_CHAIN_PARAMS, arena);
      chain =
          (MemorySegment)
              library
                  .function("llama_sampler_chain_init", ADDRESS, BuildB4916.SAMPLER_CHAIN_PARAMS)
                  .invokeExact(params.memory());
      if (sampling.temperature() == 0) {
        add((MemorySegment) library.function("llama_sampler_init_greedy", ADDRESS).invokeExact());
      } else {
        addCuts(sampling);
      }
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  private void addCuts(Sampling sampling) throws Throwable {
    if (sampling.topK() > 0) {
      add(
          (MemorySegment)
              library
                  .function("llama_sampler_init_top_k", ADDRESS, JAVA_INT)
                  .invokeExact(sampling.topK()));
    }
    if (sampling.topP() < 1) {
      add(
          (MemorySegment)
              library
                  .function("llama_sampler_init_top_p", ADDRESS, JAVA_FLOAT, JAVA_LONG)
                  .invokeExact((float) sampling.topP(), 1L));
    }
    if (sampling.minP() > 0) {
      add(
          (MemorySegment)
              library
                  .function("llama_sampler_init_min_p", ADDRESS, JAVA_FLOAT, JAVA_LONG)
                  .invokeExact((float) sampling.minP(), 1L));
    }
    add(
        (MemorySegment)
            library
                .function("llama_sampler_init_temp", ADDRESS, JAVA_FLOAT)
                .invokeExact((float) sampling.temperature()));
    add(
        (MemorySegment)
            library
                .function("llama_sampler_init_dist", ADDRESS, JAVA_INT)
                .invokeExact((int) sampling.seed()));
  }

  private void add(MemorySegment sampler) throws Throwable {
    library.action("llama_sampler_chain_add", ADDRESS, ADDRESS).invokeExact(chain, sampler);
  }

  /** Chooses a token from the logits of a token of the context's latest step. */
  public int sample(NativeContext context, int batchIndex) {
    try {
      return (int) sample.invokeExact(chain, context.address(), batchIndex);
    } catch (Throwable e) {
      throw LlamaLibrary.failure(e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.free("llama_sampler_free", chain);
    }
  }
}
