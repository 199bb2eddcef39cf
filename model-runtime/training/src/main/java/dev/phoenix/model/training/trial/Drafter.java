package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.text.PromptPart;
import java.util.List;

/** A model under trial. */
@FunctionalInterface
public interface Drafter {

  /**
   * Answers prompts.
   *
   * @param seed what sampling follows from
   * @return an answer each, in the order of the prompts
   */
  List<Answer> answer(List<List<PromptPart>> prompts, double temperature, long seed);

  /**
   * An answer.
   *
   * @param text without special tokens
   * @param meanLogProbability of its tokens, in nats
   */
  record Answer(String text, double meanLogProbability) {}
}
