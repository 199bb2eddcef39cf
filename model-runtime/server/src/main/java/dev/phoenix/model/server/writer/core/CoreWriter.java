package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.core.Confidence;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.core.Question;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.core.Vocabulary;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Asks phoenix-core in the format that it was trained on. Each further draft is written anew, from
 * a brief that says what was found wrong with those before.
 */
public final class CoreWriter implements Writer {

  private final TextModel model;
  private final Confidence confidence;
  private final Vocabulary vocabulary;
  private final BooleanSupplier taught;
  private final AnswerPace pace;
  private final LongSupplier seeds;

  /**
   * Makes a writer.
   *
   * @param vocabulary tells words that were garbled
   * @param taught whether an adapter is live, which may have taught the model other words
   * @param pace measures each draft
   * @param seeds what each draft is sampled from
   */
  public CoreWriter(
      TextModel model,
      Confidence confidence,
      Vocabulary vocabulary,
      BooleanSupplier taught,
      AnswerPace pace,
      LongSupplier seeds) {
    this.model = model;
    this.confidence = confidence;
    this.vocabulary = vocabulary;
    this.taught = taught;
    this.pace = pace;
    this.seeds = seeds;
  }

  @Override
  public String name() {
    return ShippedModel.NAME;
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public boolean readsComments() {
    return false;
  }

  @Override
  public double confidence(WritingTask task, Written written, Assessment assessment) {
    boolean explained =
        taught.getAsBoolean() || vocabulary.explains(question(task).brief(), written.text());
    return confidence.of(assessment, written.meanLogProbability(), explained);
  }

  @Override
  public String prompt(WritingTask task) {
    return PromptFormat.text(question(task).prompt());
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    var prompt = question(task).prompt();
    int room = model.contextLength() - model.countTokens(prompt);
    if (room < ShippedModel.FEWEST_ANSWER_TOKENS) {
      throw new WriterException(
          "%s reads at most %d tokens, and this brief leaves no room for a post"
              .formatted(name(), model.contextLength()));
    }
    var request =
        new TextRequest(
            prompt,
            Math.min(room, ShippedModel.MOST_ANSWER_TOKENS),
            Sampling.at(ShippedModel.TEMPERATURE, seeds.getAsLong()),
            List.of(),
            null);
    try {
      return generate(request);
    } catch (TextModelException e) {
      throw new WriterException(name() + ": " + e.getMessage());
    }
  }

  private Written generate(TextRequest request) throws WriterException {
    var answer = pace.begin(name(), null);
    var generation = model.generate(request, answer);
    try {
      var result = answer.done(generation.result().get());
      return new Written(result.text().strip(), result.meanLogProbability());
    } catch (InterruptedException e) {
      generation.cancel();
      Thread.currentThread().interrupt();
      throw new WriterException(name() + ": nobody waits for it any more");
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new WriterException(name() + ": " + cause.getMessage());
    }
  }

  private static Question question(WritingTask task) {
    return Question.after(task.brief(), task.attempts());
  }
}
