package dev.phoenix.workers.monitoring.backup;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.monitoring.BackupState;
import org.jspecify.annotations.Nullable;

/**
 * How a backup ended.
 *
 * @param backup which one
 * @param finished what the supervisor said; null if it said nothing in time
 */
record Ending(BeginBackup.Backup backup, @Nullable BackupState finished) {

  /** The key of the incident that there is no backup. */
  static final String INCIDENT = "backup";

  Ending {
    required(backup, "backup");
  }
}
