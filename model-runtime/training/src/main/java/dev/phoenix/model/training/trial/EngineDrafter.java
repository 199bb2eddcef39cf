package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.core.ShippedModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A model in the engine that serves it, asked as the omni-loop asks it. */
public final class EngineDrafter implements Drafter {

  private final TextModel model;
  private final int atOnce;

  /**
   * A drafter.
   *
   * @param atOnce requests that the model takes together, waiting ones included
   */
  public EngineDrafter(TextModel model, int atOnce) {
    this.model = model;
    this.atOnce = atOnce;
  }

  @Override
  public List<Answer> answer(List<List<PromptPart>> prompts, double temperature, long seed) {
    var answers = new ArrayList<Answer>();
    var waiting = new ArrayDeque<TextGeneration>();
    for (int i = 0; i < prompts.size(); i++) {
      if (waiting.size() == atOnce) {
        answers.add(finished(waiting.removeFirst()));
      }
      waiting.add(start(prompts.get(i), Sampling.at(temperature, seed * 100_003 + i)));
    }
    waiting.forEach(generation -> answers.add(finished(generation)));
    return answers;
  }

  private TextGeneration start(List<PromptPart> prompt, Sampling sampling) {
    int room = model.contextLength() - model.countTokens(prompt);
    if (room < ShippedModel.FEWEST_ANSWER_TOKENS) {
      throw new TextModelException(
          TextModelException.Reason.CONTEXT_EXCEEDED, "A trial's prompt is too long");
    }
    int most = Math.min(room, ShippedModel.MOST_ANSWER_TOKENS);
    return model.generate(new TextRequest(prompt, most, sampling, List.of(), null), null);
  }

  private static Answer finished(TextGeneration generation) {
    var result = generation.result().join();
    return new Answer(result.text(), result.meanLogProbability());
  }
}
