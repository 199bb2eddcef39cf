package dev.phoenix.model.llama.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which tokens a step computes. Every sequence that generates gets its one token; the prompts share
 * a bounded number of tokens evenly, so that a long one neither stalls answers nor short prompts.
 */
final class StepPlan {

  /**
   * Tokens of a sequence, from its first that is not computed.
   *
   * @param count how many, at least 1
   */
  record Part(Sequence sequence, int count) {

    /** Whether its last token is the sequence's last, whose logits choose the next. */
    boolean last() {
      return count == sequence.pending();
    }
  }

  private StepPlan() {}

  /**
   * Plans a step.
   *
   * @param running sequences; the first decides the variant that is computed
   * @param chunk most prompt tokens
   */
  static List<Part> plan(Collection<Sequence> running, int chunk) {
    List<Part> parts = new ArrayList<>();
    List<Sequence> prompts = new ArrayList<>();
    Variant variant = running.iterator().next().ticket().variant();
    for (Sequence sequence : running) {
      if (sequence.ticket().variant().equals(variant)) {
        if (sequence.pending() == 1) {
          parts.add(new Part(sequence, 1));
        } else {
          prompts.add(sequence);
        }
      }
    }
    prompts.sort(Comparator.comparingInt(Sequence::pending));
    int left = chunk;
    for (int i = 0; i < prompts.size() && left > 0; i++) {
      int share = Math.max(1, left / (prompts.size() - i));
      int count = Math.min(prompts.get(i).pending(), share);
      parts.add(new Part(prompts.get(i), count));
      left -= count;
    }
    return parts;
  }
}
