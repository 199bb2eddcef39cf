package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code monitoring.begin-backup}: asks the supervisor for an archive. */
final class BeginBackup implements JobTask<BeginBackup.Input> {

  private static final Duration SOON = Duration.ofSeconds(30);

  /**
   * What was asked for.
   *
   * @param backupId its name; that of the process instance without
   * @param reason for people
   */
  record Input(@Nullable String backupId, @Nullable String reason) {}

  /**
   * What the flow gets back.
   *
   * @param timeLimit after which it has failed, as ISO 8601
   */
  record Backup(String id, String timeLimit) {}

  private final SupervisorDoor door;
  private final BegunBackups begun;
  private final BackupSettings settings;

  BeginBackup(SupervisorDoor door, BegunBackups begun, BackupSettings settings) {
    this.door = door;
    this.begun = begun;
    this.settings = settings;
  }

  @Override
  public String type() {
    return "monitoring.begin-backup";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    if (!door.present()) {
      return new JobOutcome.BusinessError(
          "BACKUP_NO_SUPERVISOR",
          "These workers run beside no supervisor",
          Map.of(
              "whatToDo",
              "These workers were not started by './deployments/phoenix up'. Back up their database"
                  + " and the cluster by their own means."));
    }
    var id =
        input.backupId() == null ? "instance-" + context.processInstanceKey() : input.backupId();
    var reason = input.reason() == null ? "asked for by a flow" : input.reason();
    try {
      var state = door.begin(id, reason);
      // after it is known there: a look before would find nothing and call it failed
      begun.add(state.id());
      var backup = new Backup(state.id(), settings.timeLimit().toString());
      return new JobOutcome.Completed(Map.of("backup", backup));
    } catch (SupervisorDoor.BusyException e) {
      return new JobOutcome.PassingTrouble("Another backup runs; this one comes after it", SOON);
    } catch (IOException e) {
      return new JobOutcome.PassingTrouble(
          "The supervisor does not begin the backup (%s); is it running?".formatted(e.getMessage()),
          SOON);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JobOutcome.PassingTrouble("The workers are being stopped", SOON);
    }
  }
}
