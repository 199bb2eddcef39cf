package dev.phoenix.workers.social;

import static dev.phoenix.workers.job.JobInputException.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.reviewer.Review;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records a verdict once for each process instance. */
@Component
public final class RecordVerdict implements JobTask<VerdictInput> {

  private static final String UNKNOWN = "unknown";
  private static final Duration IMPORT_LAG = Duration.ofSeconds(3);

  private final PostRecords records;
  private final ReviewerLookup reviewers;
  private final Clock clock;

  /** Records in {@code records} whom {@code reviewers} tells. */
  public RecordVerdict(PostRecords records, ReviewerLookup reviewers, Clock clock) {
    this.records = records;
    this.reviewers = reviewers;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "social-media.record-verdict";
  }

  @Override
  public Class<VerdictInput> input() {
    return VerdictInput.class;
  }

  @Override
  public JobOutcome run(VerdictInput input, JobContext context) {
    var key = context.processInstanceKey();
    var earlier = records.find(key);
    if (earlier.isPresent()) {
      return recorded(earlier.get());
    }
    var reviewer = reviewer(input, key);
    if (reviewer.isEmpty() && context.hasRetryLeft()) {
      return new JobOutcome.PassingTrouble(
          "The completed review cannot be found yet; without a further try its reviewer is"
              + " recorded as unknown",
          IMPORT_LAG);
    }
    records.add(row(input, key, reviewer.orElse(UNKNOWN)));
    return recorded(records.find(key).orElseThrow());
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

  private PostRecords.Row row(VerdictInput input, long processInstanceKey, String reviewer) {
    var verdict = input.verdict();
    var draft = input.draft();
    var publication = input.publication();
    boolean published = publication != null && "confirmed".equals(publication.outcome());
    return new PostRecords.Row(
        processInstanceKey,
        required(input.brief().requestId(), "brief.requestId"),
        required(input.brief().channel(), "brief.channel"),
        json(input),
        draft.text(),
        published ? verdict.text() : null,
        verdict.decision(),
        Boolean.TRUE.equals(verdict.edited()),
        verdict.comment() == null ? "" : verdict.comment(),
        draft.score(),
        publication == null ? null : publication.outcome(),
        publication == null ? null : publication.entry(),
        new PostRecords.Recorded(
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            reviewer,
            draft.writer(),
            draft.iterations().size()));
  }

  private static String json(VerdictInput input) {
    try {
      return JobJson.mapper().writeValueAsString(input.brief());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JobOutcome recorded(PostRecords.Recorded recorded) {
    return new JobOutcome.Completed(Map.of("record", recorded));
  }
}
