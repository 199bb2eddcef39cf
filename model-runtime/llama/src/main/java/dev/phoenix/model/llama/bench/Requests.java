package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import java.util.List;

/** How the benchmarks ask the engine. */
final class Requests {

  /** What a first draft is sampled with: cuts that a writer would use. */
  static final Sampling SAMPLED = new Sampling(0.7, 40, 0.95, 0.05, 1, 64, 1);

  private Requests() {}

  /** A request whose prompt may name special tokens. */
  static TextRequest of(String prompt, int tokens, Sampling sampling) {
    return new TextRequest(
        List.of(new PromptPart.Control(prompt)), tokens, sampling, List.of(), null);
  }

  /** Generates and waits. */
  static TextResult ask(TextModel model, TextRequest request) {
    return model.generate(request, null).result().join();
  }

  /** Seconds since a time of {@link System#nanoTime}. */
  static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
