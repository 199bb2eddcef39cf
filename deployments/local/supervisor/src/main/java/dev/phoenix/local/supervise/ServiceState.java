package dev.phoenix.local.supervise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a service is doing. */
public enum ServiceState {
  /** Waits for the services that it needs. */
  WAITING,
  /** Its process runs and is not healthy yet. */
  STARTING,
  /** Its health check passes. */
  HEALTHY,
  /** Its process runs, but its health check does not pass any more. */
  UNHEALTHY,
  /** All its processes are stopped for a moment, on purpose. */
  FROZEN,
  /** It died and will be started again. */
  RESTARTING,
  /** It died too often and was given up. */
  FAILED,
  /** It was asked to end. */
  STOPPING,
  /** It has ended. */
  STOPPED;

  /** The word that status shows. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
