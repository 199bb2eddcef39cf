package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks phoenix-core in the format that it was trained on. Each further draft is written anew, from
 * a brief that says what was found wrong with those before.
 */
public final class CoreWriter implements Writer {

  /** What adapters taught. */
  interface Words {

    /** The adapter that is live now; null for the model alone, and if nobody can tell. */
    @Nullable AdapterId adapter();

    /** What the one that is live now taught; nothing for the model alone. */
    Taught live();

    /** This one; nothing for the model alone. */
    Taught of(@Nullable AdapterId adapter);
  }

  private final TextModel model;
  private final Confidence confidence;
  private final Vocabulary vocabulary;
  private final Words words;
  private final AnswerPace pace;
  private final LongSupplier seeds;

  /**
   * Makes a writer.
   *
   * @param vocabulary tells words that were garbled
   * @param words what adapters taught the model beside its vocabulary
   * @param pace measures each draft
   * @param seeds what each draft is sampled from
   */
  CoreWriter(
      TextModel model,
      Confidence confidence,
      Vocabulary vocabulary,
      Words words,
      AnswerPace pace,
      LongSupplier seeds) {
    this.model = model;
    this.confidence = confidence;
    this.vocabulary = vocabulary;
    this.words = words;
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
    boolean explained = words.live().explains(vocabulary, question(task).brief(), written.text());
    return confidence.of(assessment, written.meanLogProbability(), explained);
  }

  @Override
  public String prompt(WritingTask task) {
    return PromptFormat.text(question(task).prompt());
  }

  /**
   * Whether brief, vocabulary and what an adapter was taught explain all words of a text.
   *
   * @param adapter such as {@code nightly-v3}; null for the model alone
   */
  public boolean explains(Brief brief, String text, @Nullable String adapter) {
    return words
        .of(adapter == null ? null : AdapterId.parse(adapter))
        .explains(vocabulary, brief, text);
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    try {
      var before = words.adapter();
      var written = generate(request(question(task), null));
      // which of two it was that wrote, nobody can tell
      return before != null && before.equals(words.adapter())
          ? new Written(written.text(), written.meanLogProbability(), before.toString())
          : written;
    } catch (TextModelException e) {
      throw new WriterException(name() + ": " + e.getMessage());
    }
  }

  /**
   * Writes a first draft that is not measured: nobody waits for it.
   *
   * @param adapter to write with, whichever is live
   */
  public String draft(Brief brief, AdapterUse adapter) throws WriterException {
    var generation = model.generate(request(Question.first(brief), adapter), null);
    return result(generation).text().strip();
  }

  private TextRequest request(Question question, @Nullable AdapterUse adapter)
      throws WriterException {
    var prompt = question.prompt();
    int room = model.contextLength() - model.countTokens(prompt);
    if (room < ShippedModel.FEWEST_ANSWER_TOKENS) {
      throw new WriterException(
          "%s reads at most %d tokens, and this brief leaves no room for a post"
              .formatted(name(), model.contextLength()));
    }
    return new TextRequest(
        prompt,
        Math.min(room, ShippedModel.MOST_ANSWER_TOKENS),
        Sampling.at(ShippedModel.TEMPERATURE, seeds.getAsLong()),
        List.of(),
        adapter);
  }

  private Written generate(TextRequest request) throws WriterException {
    var answer = pace.begin(name(), null);
    var result = answer.done(result(model.generate(request, answer)));
    return new Written(result.text().strip(), result.meanLogProbability());
  }

  private TextResult result(TextGeneration generation) throws WriterException {
    try {
      return generation.result().get();
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
