package dev.phoenix.model.gate.contender;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.gate.general.GeneralText;
import java.util.List;

/** A model that is judged. The same questions in the same order get the same answers. */
public interface Contender {

  /**
   * Answers prompts.
   *
   * @param temperature 0 for the likeliest token always
   * @param seed what sampling follows from
   * @return an answer each, in the order of the prompts; an empty one of a prompt that leaves no
   *     room for any
   */
  List<Answer> answer(List<List<PromptPart>> prompts, double temperature, long seed);

  /** How likely it finds each of some texts; without tokens for one that is too long for it. */
  List<Score> score(List<GeneralText> texts);

  /**
   * An answer.
   *
   * @param text without special tokens
   * @param meanLogProbability of its tokens, in nats
   */
  record Answer(String text, double meanLogProbability) {

    /** Where there is no room for any. */
    public static final Answer NONE = new Answer("", Double.NEGATIVE_INFINITY);
  }

  /**
   * How likely a text is.
   *
   * @param logProbability of all its tokens, in nats
   * @param tokens how many these are, its end included
   */
  record Score(double logProbability, int tokens) {

    /** Of a text that is too long. */
    public static final Score NONE = new Score(0, 0);
  }
}
