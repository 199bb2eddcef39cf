package dev.phoenix.model.decoder.generate;

import java.util.ArrayList;
import java.util.List;

/** One prompt on its way through a batch. For one thread. */
final class Row {

  private final int number;
  private final int[] prompt;
  private final int limit;
  private final Sampler sampler;
  private final GenerationOptions options;
  private final List<Integer> tokens = new ArrayList<>();
  private double logProbability;
  private boolean finished;

  Row(int number, int[] prompt, int context, GenerationOptions options) {
    if (prompt.length == 0 || prompt.length >= context) {
      throw new IllegalArgumentException(
          "Prompt %d has %d tokens; the context of %d asks for 1 to %d"
              .formatted(number, prompt.length, context, context - 1));
    }
    this.number = number;
    this.prompt = prompt;
    this.options = options;
    this.limit = Math.min(options.maxTokens(), context - prompt.length);
    this.sampler = new Sampler(options, number);
  }

  int number() {
    return number;
  }

  int[] prompt() {
    return prompt;
  }

  int limit() {
    return limit;
  }

  boolean done() {
    return finished || tokens.size() >= limit;
  }

  /** Takes the next token from a row of logits and returns it. */
  int advance(float[] logits, int from, int size) {
    int token = sampler.choose(logits, from, size);
    logProbability += Sampler.logProbability(logits, from, size, token);
    if (options.stopTokens().contains(token)) {
      finished = true;
    } else {
      tokens.add(token);
    }
    return token;
  }

  Generation result() {
    int chosen = tokens.size() + (finished ? 1 : 0);
    return new Generation(tokens, logProbability / chosen, finished);
  }
}
