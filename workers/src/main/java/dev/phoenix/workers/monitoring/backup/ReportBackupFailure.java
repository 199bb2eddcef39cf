package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.monitoring.incident.Trouble;
import java.util.Map;

/** {@code monitoring.report-backup-failure}: people are told that there is none, and why. */
final class ReportBackupFailure implements JobTask<Ending> {

  private final Incidents incidents;

  ReportBackupFailure(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public String type() {
    return "monitoring.report-backup-failure";
  }

  @Override
  public Class<Ending> input() {
    return Ending.class;
  }

  @Override
  public JobOutcome run(Ending input, JobContext context) {
    var finished = input.finished();
    var why =
        finished == null
            ? "Nobody told how it ended within " + input.backup().timeLimit() + "."
            : finished.message() == null ? "The supervisor says no more." : finished.message();
    incidents.open(
        new Trouble(
            Ending.INCIDENT,
            Severity.WARNING,
            "The backup " + input.backup().id() + " failed",
            why + " Try it with './deployments/phoenix backup now'.",
            false));
    return new JobOutcome.Completed(Map.of());
  }
}
