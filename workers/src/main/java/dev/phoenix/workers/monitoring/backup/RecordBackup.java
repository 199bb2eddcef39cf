package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.monitoring.incident.Incidents;
import java.util.Map;

/** {@code monitoring.record-backup}: there is a good one again. */
final class RecordBackup implements JobTask<Ending> {

  private final Incidents incidents;

  RecordBackup(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public String type() {
    return "monitoring.record-backup";
  }

  @Override
  public Class<Ending> input() {
    return Ending.class;
  }

  @Override
  public JobOutcome run(Ending input, JobContext context) {
    incidents.close(Ending.INCIDENT, "The backup " + input.backup().id() + " is there and good.");
    return new JobOutcome.Completed(Map.of());
  }
}
