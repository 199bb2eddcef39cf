package dev.phoenix.workers.learning.dataset;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.learning.LearningSettings;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** {@code learning.collect-feedback}: makes a night's data set. Too little feedback is no error. */
public final class CollectFeedback implements JobTask<CollectFeedback.Input> {

  private static final Duration BACKOFF = Duration.ofSeconds(30);

  /**
   * What is collected.
   *
   * @param runId names the run; the same one gets the same data set
   * @param since ISO 8601: feedback given from then on, used before or not; null for all that no
   *     run used yet
   * @param feedbackAbove instead of {@code phoenix.workers.learning.feedback-above}
   */
  public record Input(String runId, @Nullable String since, @Nullable Double feedbackAbove) {

    /** Refuses what names no run. */
    public Input {
      if (!Request.isRunId(required(runId, "runId"))) {
        throw new JobInputException(
            "the variable 'runId' is not 1 to 60 of A-Z a-z 0-9 . _ - that begin with a letter or"
                + " digit");
      }
      if (feedbackAbove != null && !(feedbackAbove >= 0 && feedbackAbove < 1)) {
        throw new JobInputException("the variable 'feedbackAbove' is not from 0 to below 1");
      }
    }
  }

  /** What the flow gets back. */
  record Output(Collection dataSet) {}

  /**
   * The data set.
   *
   * @param outcome {@code collected} or {@code not-enough}
   * @param folder holds its files; null if there are none
   * @param trainSha256 digest of its {@code train.jsonl}; null likewise
   * @param needed how many examples are enough
   */
  record Collection(
      String outcome,
      @Nullable String folder,
      @Nullable String trainSha256,
      Manifest.Counts counts,
      int needed) {}

  private final Collector collector;
  private final LearningSettings settings;

  /** Collects by {@code collector}. */
  public CollectFeedback(Collector collector, LearningSettings settings) {
    this.collector = collector;
    this.settings = settings;
  }

  @Override
  public String type() {
    return "learning.collect-feedback";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var above = input.feedbackAbove();
    var request =
        new Request(
            input.runId(),
            since(input.since()),
            above == null ? settings.feedbackAbove() : above,
            settings.minimumExamples(),
            settings.maximumExamples());
    try {
      return new JobOutcome.Completed(new Output(collection(collector.collect(request))));
    } catch (IOException e) {
      return new JobOutcome.PassingTrouble(
          "The data set cannot be written below phoenix.workers.data-directory; look at its disk"
              + " space and permissions",
          BACKOFF);
    } catch (IllegalStateException e) {
      return new JobOutcome.Fault(String.valueOf(e.getMessage()));
    }
  }

  private Collection collection(DataSet dataSet) {
    return switch (dataSet) {
      case DataSet.Collected collected -> {
        var manifest = collected.manifest();
        yield new Collection(
            "collected",
            collected.folder().toString(),
            manifest.train().sha256(),
            manifest.counts(),
            settings.minimumExamples());
      }
      case DataSet.NotEnough few ->
          new Collection("not-enough", null, null, few.counts(), few.needed());
    };
  }

  private static @Nullable Instant since(@Nullable String since) {
    try {
      return since == null ? null : OffsetDateTime.parse(since).toInstant();
    } catch (DateTimeException e) {
      throw new JobInputException(
          "the variable 'since' is not a time such as 2026-11-21T00:00:00Z");
    }
  }
}
