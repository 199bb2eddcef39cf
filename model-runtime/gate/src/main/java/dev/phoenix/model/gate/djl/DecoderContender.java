package dev.phoenix.model.gate.djl;

import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.decoder.generate.Generation;
import dev.phoenix.model.decoder.generate.GenerationOptions;
import dev.phoenix.model.decoder.generate.Generator;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Batch;
import dev.phoenix.model.decoder.train.Evaluation;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.gate.contender.Contender;
import dev.phoenix.model.gate.general.GeneralText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model of the decoder, with an adapter or without. For one caller. */
final class DecoderContender implements Contender {

  private static final int BATCH = 40;
  private static final int MOST_THREADS = 2;

  private final LlamaModel model;
  private final Tokenizer tokenizer;
  private final @Nullable LoraAdapter adapter;

  DecoderContender(LlamaModel model, Tokenizer tokenizer, @Nullable LoraAdapter adapter) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.adapter = adapter;
  }

  @Override
  public List<Answer> answer(List<List<PromptPart>> prompts, double temperature, long seed) {
    int longest = model.config().contextLength() - ShippedModel.FEWEST_ANSWER_TOKENS;
    List<Answer> answers = new ArrayList<>();
    List<int[]> fitting = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (List<PromptPart> prompt : prompts) {
      int[] ids = ids(prompt);
      if (ids.length <= longest) {
        fitting.add(ids);
        places.add(answers.size());
      }
      answers.add(Answer.NONE);
    }
    model.adjust(adapter);
    List<Generation> generations =
        new Generator(model, BATCH)
            .generate(
                fitting,
                GenerationOptions.sampled(
                    ShippedModel.MOST_ANSWER_TOKENS,
                    temperature,
                    seed,
                    Set.of(model.config().eosTokenId())));
    for (int i = 0; i < places.size(); i++) {
      Generation generation = generations.get(i);
      answers.set(
          places.get(i),
          new Answer(tokenizer.decode(generation.ids()), generation.meanLogProbability()));
    }
    return answers;
  }

  @Override
  public List<Score> score(List<GeneralText> texts) {
    model.adjust(adapter);
    // a text's score depends on no other's, so not on the number of threads either
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return pool.invokeAll(texts.stream().map(this::scoring).toList()).stream()
          .map(DecoderContender::result)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the general texts were scored", e);
    }
  }

  private Callable<Score> scoring(GeneralText text) {
    return () -> {
      // PyTorch's, of the calling thread
      JniUtils.setNumThreads(1);
      return score(text);
    };
  }

  private static Score result(Future<Score> score) {
    try {
      return score.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A general text cannot be scored: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the general texts were scored", e);
    }
  }

  private Score score(GeneralText text) {
    Example example = Example.of(ids(text.prompt()), ids(text.answer()));
    if (example.length() > model.config().contextLength()) {
      return Score.NONE;
    }
    double loss = new Evaluation(model).loss(List.of(new Batch(List.of(example))));
    return new Score(-loss * example.learnedCount(), example.learnedCount());
  }

  /** Part by part, as llama.cpp is given them. */
  private int[] ids(List<PromptPart> parts) {
    return parts.stream()
        .flatMapToInt(
            part ->
                IntStream.of(
                    switch (part) {
                      case PromptPart.Control(String text) -> tokenizer.encode(text);
                      case PromptPart.Plain(String text) -> tokenizer.encodeText(text);
                    }))
        .toArray();
  }
}
