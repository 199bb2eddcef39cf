package dev.phoenix.workers.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a backup stands, as the supervisor says and as the flow's variable {@code finished} holds it.
 *
 * @param id its name
 * @param state {@code RUNNING}, {@code DONE} or {@code FAILED}
 * @param archive the file; null before
 * @param bytes how long it is
 * @param verified whether every byte was checked after it was written
 * @param frozenMillis how long everything stood still
 * @param message why it failed, or what else people should know; null for nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupState(
    String id,
    String state,
    @Nullable String archive,
    @Nullable Long bytes,
    boolean verified,
    @Nullable Long frozenMillis,
    @Nullable String message) {

  /** Whether it goes on. */
  public boolean running() {
    return state.equals("RUNNING");
  }

  /** One that failed, for a reason. */
  public static BackupState failed(String id, String why) {
    return new BackupState(id, "FAILED", null, null, false, null, why);
  }
}
