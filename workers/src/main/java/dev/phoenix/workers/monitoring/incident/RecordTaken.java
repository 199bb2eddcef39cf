package dev.phoenix.workers.monitoring.incident;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.reviewer.Review;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps who looks into an incident. */
@Component
final class RecordTaken implements JobTask<RecordTaken.Input> {

  private static final String TASK = "look-into-incident";
  private static final String UNKNOWN = "unknown";
  private static final Duration IMPORT_LAG = Duration.ofSeconds(3);

  /** Which incident. */
  record Input(Opened incident) {

    Input {
      required(incident, "incident");
    }
  }

  private final IncidentTable table;
  private final ReviewerLookup people;

  RecordTaken(IncidentTable table, ReviewerLookup people) {
    this.table = table;
    this.people = people;
  }

  @Override
  public String type() {
    return "monitoring.record-taken";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    long process = context.processInstanceKey();
    var by = people.find(new Review(process, process, TASK));
    if (by.isEmpty() && context.hasRetryLeft()) {
      return new JobOutcome.PassingTrouble(
          "The completed task cannot be found yet; without a further try nobody's name is kept",
          IMPORT_LAG);
    }
    table.take(input.incident().id(), by.orElse(UNKNOWN));
    return new JobOutcome.Completed(Map.of("takenBy", by.orElse(UNKNOWN)));
  }
}
