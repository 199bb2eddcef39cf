package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.decoder.generate.GenerationOptions;
import dev.phoenix.model.decoder.generate.Generator;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.training.LessonEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A model in the decoder that trains it. */
public final class DecoderDrafter implements Drafter {

  private static final int BATCH = 64;
  private static final int MOST_TOKENS = 260;

  private final LlamaModel model;
  private final LessonEncoder encoder;

  public DecoderDrafter(LlamaModel model, LessonEncoder encoder) {
    this.model = model;
    this.encoder = encoder;
  }

  @Override
  public List<Answer> answer(List<List<PromptPart>> prompts, double temperature, long seed) {
    int longest = model.config().contextLength() - MOST_TOKENS;
    var fitting = new ArrayList<int[]>();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < prompts.size(); i++) {
      var ids = encoder.prompt(prompts.get(i));
      if (ids.length <= longest) {
        fitting.add(ids);
        places.add(i);
      }
    }
    var options = GenerationOptions.sampled(MOST_TOKENS, temperature, seed, Set.of(encoder.end()));
    // a prompt that does not fit gets no answer, which fails every check
    var answers = new ArrayList<Answer>();
    prompts.forEach(prompt -> answers.add(new Answer("", Double.NEGATIVE_INFINITY)));
    var generations = new Generator(model, BATCH).generate(fitting, options);
    for (int i = 0; i < places.size(); i++) {
      var generation = generations.get(i);
      answers.set(
          places.get(i),
          new Answer(encoder.text(generation.ids()), generation.meanLogProbability()));
    }
    return answers;
  }
}
