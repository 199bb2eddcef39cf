package dev.phoenix.local.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a backup is, as {@code GET /backups/ID} answers it.
 *
 * @param id its name
 * @param state whether it goes on
 * @param step what is being done, for people
 * @param startedAt when it began
 * @param finishedAt when it ended; null before
 * @param archive the file; null before
 * @param bytes how long the file is
 * @param sha256 of the file
 * @param verified whether every digest and the signature were checked after it was written
 * @param frozenMillis how long everything stood still
 * @param message why it failed, or what else a person should know; null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupState(
    String id,
    State state,
    String step,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String archive,
    @Nullable Long bytes,
    @Nullable String sha256,
    boolean verified,
    @Nullable Long frozenMillis,
    @Nullable String message) {

  /** Whether it goes on. */
  public enum State {
    /** It does. */
    RUNNING,
    /** The archive is there, and good. */
    DONE,
    /** There is none. */
    FAILED
  }

  static BackupState begun(String id, Instant now) {
    return new BackupState(
        id, State.RUNNING, "begins", now, null, null, null, null, false, null, null);
  }

  BackupState at(String next) {
    return new BackupState(
        id, state, next, startedAt, null, archive, bytes, sha256, verified, frozenMillis, message);
  }

  BackupState failed(String why, Instant now) {
    return new BackupState(
        id, State.FAILED, step, startedAt, now, null, null, null, false, frozenMillis, why);
  }
}
