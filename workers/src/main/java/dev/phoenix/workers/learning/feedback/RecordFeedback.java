package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.learning.likeness.SameText;
import dev.phoenix.workers.reviewer.Review;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code learning.record-feedback}: keeps a verdict as an example, once for each draft of a process
 * instance. An approved text is worth 1, and a draft that was edited first is the one that it is
 * better than; a rejected draft is worth 0, with the reason.
 */
public final class RecordFeedback implements JobTask<VerdictInput> {

  private static final Duration IMPORT_LAG = Duration.ofSeconds(3);

  private final FeedbackStore store;
  private final Examples examples;
  private final ReviewerLookup reviewers;
  private final Pseudonyms pseudonyms;
  private final Clock clock;

  /** What the flow gets back. */
  record Output(Recorded feedback) {}

  /** The example that the verdict became. */
  record Recorded(String id, double value, String split) {}

  /** Keeps in {@code store}, under pseudonyms, whom {@code reviewers} tells. */
  public RecordFeedback(
      FeedbackStore store,
      Examples examples,
      ReviewerLookup reviewers,
      Pseudonyms pseudonyms,
      Clock clock) {
    this.store = store;
    this.examples = examples;
    this.reviewers = reviewers;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "learning.record-feedback";
  }

  @Override
  public Class<VerdictInput> input() {
    return VerdictInput.class;
  }

  @Override
  public JobOutcome run(VerdictInput input, JobContext context) {
    int round = input.round() == null ? 1 : input.round();
    var name = context.processInstanceKey() + ":" + round;
    var earlier = examples.ofVerdict(name);
    if (earlier.isPresent()) {
      return recorded(earlier.get());
    }
    var reviewer = reviewer(input, context.processInstanceKey());
    if (reviewer.isEmpty() && context.hasRetryLeft()) {
      return new JobOutcome.PassingTrouble(
          "The completed review cannot be found yet; without a further try its reviewer stays"
              + " unknown",
          IMPORT_LAG);
    }
    var draft = input.draft();
    var origin =
        new Origin(
            "verdict",
            name,
            context.processInstanceKey(),
            reviewer.map(pseudonyms::of).orElse(null),
            draft.model(),
            draft.adapter());
    store.keep(List.of(feedback(input, origin)));
    return recorded(examples.ofVerdict(name).orElseThrow());
  }

  private Feedback feedback(VerdictInput input, Origin origin) {
    var draft = input.draft().text();
    var verdict = input.verdict();
    var now = clock.instant();
    if (!verdict.approved()) {
      return new Feedback(input.brief(), draft, null, verdict.comment(), 0, now, origin, null);
    }
    var text = verdict.text() == null || verdict.text().isBlank() ? draft : verdict.text();
    @Nullable String before = SameText.same(text, draft) ? null : draft;
    return new Feedback(input.brief(), text, before, verdict.comment(), 1, now, origin, null);
  }

  private Optional<String> reviewer(VerdictInput input, long processInstanceKey) {
    var by = input.verdict().by();
    if (by != null && !by.isBlank()) {
      return Optional.of(by);
    }
    var task = input.verdict().reviewTask();
    return reviewers.find(
        new Review(
            processInstanceKey,
            task == null ? null : task.processInstanceKey(),
            task == null ? null : task.elementId()));
  }

  private static JobOutcome recorded(Example example) {
    return new JobOutcome.Completed(
        new Output(new Recorded(example.id(), example.feedback(), example.split().word())));
  }
}
