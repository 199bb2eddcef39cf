package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.llama.binding.ContextSettings;
import dev.phoenix.model.llama.binding.LlamaLibrary;
import dev.phoenix.model.llama.binding.NativeBatch;
import dev.phoenix.model.llama.binding.NativeContext;
import dev.phoenix.model.llama.binding.NativeModel;
import dev.phoenix.model.llama.binding.NativeSampler;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/**
 * The least that can be done with the C API for one request: decode, llama.cpp's own sampler,
 * decode. No text, no stop, no probability. Nothing else may decode meanwhile.
 */
final class BareLoop implements AutoCloseable {

  private static final int BATCH = 512;

  private final Arena arena = Arena.ofShared();
  private final LlamaLibrary library;
  private final NativeModel model;
  private final NativeContext context;
  private final NativeBatch batch = new NativeBatch(BATCH, arena);

  BareLoop(Path file, Path natives, int contextLength, int threads, int batchThreads)
      throws IOException {
    library = LlamaLibrary.load(natives);
    model = NativeModel.load(library, file);
    context =
        new NativeContext(
            model, new ContextSettings(contextLength, BATCH, 1, threads, batchThreads, false));
  }

  /** Computes a prompt and generates as many tokens as asked for, whatever they are. */
  void generate(String prompt, int count, Sampling sampling) {
    int[] tokens = model.vocabulary().tokenize(prompt, true);
    context.remove(0, 0);
    try (NativeSampler sampler = new NativeSampler(library, sampling)) {
      int last = 0;
      for (int start = 0; start < tokens.length; start += BATCH) {
        batch.clear();
        for (int i = start; i < Math.min(tokens.length, start + BATCH); i++) {
          last = batch.add(tokens[i], i, 0, i == tokens.length - 1);
        }
        decode();
      }
      for (int i = 1; i < count; i++) {
        int token = sampler.sample(context, last);
        batch.clear();
        last = batch.add(token, tokens.length + i - 1, 0, true);
        decode();
      }
      sampler.sample(context, last);
    }
  }

  private void decode() {
    if (!context.decode(batch)) {
      throw new IllegalStateException("The prompt and its answer do not fit the context");
    }
  }

  @Override
  public void close() {
    context.close();
    model.close();
    arena.close();
  }
}
