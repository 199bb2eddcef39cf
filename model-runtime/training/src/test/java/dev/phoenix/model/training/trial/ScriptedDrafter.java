package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.PromptFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Answers what a test says, call by call and prompt by prompt; stands for a model, and keeps what
 * it was asked.
 */
final class ScriptedDrafter implements Drafter {

  private final List<List<String>> answers;
  private final List<Double> logProbabilities;
  private final List<List<String>> prompts = new ArrayList<>();
  private final List<Long> seeds = new ArrayList<>();
  private final List<Double> temperatures = new ArrayList<>();

  ScriptedDrafter(List<List<String>> answers) {
    this(answers, Collections.nCopies(answers.size(), -0.5));
  }

  /** With how sure it is of all answers of a call, in nats. */
  ScriptedDrafter(List<List<String>> answers, List<Double> logProbabilities) {
    this.answers = answers;
    this.logProbabilities = logProbabilities;
  }

  @Override
  public List<Answer> answer(List<List<PromptPart>> asked, double temperature, long seed) {
    var texts = answers.get(prompts.size());
    double logProbability = logProbabilities.get(prompts.size());
    prompts.add(asked.stream().map(PromptFormat::text).toList());
    seeds.add(seed);
    temperatures.add(temperature);
    return texts.stream().map(text -> new Answer(text, logProbability)).toList();
  }

  /** The prompts of each call, as text. */
  List<List<String>> prompts() {
    return prompts;
  }

  List<Long> seeds() {
    return seeds;
  }

  List<Double> temperatures() {
    return temperatures;
  }
}
