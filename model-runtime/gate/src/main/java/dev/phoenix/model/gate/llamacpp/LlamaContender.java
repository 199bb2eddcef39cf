package dev.phoenix.model.gate.llamacpp;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.gate.contender.Contender;
import dev.phoenix.model.gate.general.GeneralText;
import dev.phoenix.model.llama.engine.Likelihood;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.Scorer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of llama.cpp, with an adapter or without. Prompts are answered together, as the model
 * runtime does under load, and begin together: which of them share a step, and so the order of
 * sums, follows from the prompts alone.
 */
final class LlamaContender implements Contender {

  private static final long PRIME = 100_003;

  private final LlamaCppTextModel model;
  private final Scorer scorer;
  private final @Nullable AdapterUse adapter;

  LlamaContender(LlamaCppTextModel model, Scorer scorer, @Nullable AdapterUse adapter) {
    this.model = model;
    this.scorer = scorer;
    this.adapter = adapter;
  }

  @Override
  public List<Answer> answer(List<List<PromptPart>> prompts, double temperature, long seed) {
    List<Answer> answers = new ArrayList<>();
    List<TextRequest> requests = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      List<PromptPart> prompt = prompts.get(i);
      int room = model.contextLength() - model.countTokens(prompt);
      if (room >= ShippedModel.FEWEST_ANSWER_TOKENS) {
        int most = Math.min(room, ShippedModel.MOST_ANSWER_TOKENS);
        Sampling sampling = Sampling.at(temperature, seed * PRIME + i);
        requests.add(new TextRequest(prompt, most, sampling, List.of(), adapter));
        places.add(i);
      }
      answers.add(Answer.NONE);
    }
    List<TextGeneration> generations = model.generateTogether(requests);
    for (int i = 0; i < places.size(); i++) {
      TextResult result = generations.get(i).result().join();
      answers.set(places.get(i), new Answer(result.text(), result.meanLogProbability()));
    }
    return answers;
  }

  @Override
  public List<Score> score(List<GeneralText> texts) {
    return texts.stream().map(this::score).toList();
  }

  private Score score(GeneralText text) {
    try {
      Likelihood likelihood = scorer.score(text.prompt(), text.answer(), adapter);
      return new Score(likelihood.logProbability(), likelihood.tokens());
    } catch (TextModelException e) {
      if (e.reason() == Reason.CONTEXT_EXCEEDED) {
        return Score.NONE;
      }
      throw e;
    }
  }
}
