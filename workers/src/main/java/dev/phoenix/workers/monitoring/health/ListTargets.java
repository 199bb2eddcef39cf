package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Begins a round. */
final class ListTargets implements JobTask<ListTargets.Input> {

  /** Nothing: what is looked at is for the configuration to say. */
  record Input() {}

  private final Targets targets;
  private final HealthSettings settings;
  private final Clock clock;

  ListTargets(Targets targets, HealthSettings settings, Clock clock) {
    this.targets = targets;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "monitoring.list-targets";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var round =
        new Round(
            UUID.randomUUID().toString(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            targets.all().stream().map(Target::id).toList(),
            settings.roundTime().toString());
    return new JobOutcome.Completed(Map.of("round", round));
  }
}
