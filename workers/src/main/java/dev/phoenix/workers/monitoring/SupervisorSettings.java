package dev.phoenix.workers.monitoring;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The supervisor that runs these workers.
 *
 * @param address of its door; null where there is no supervisor
 * @param token that the door wants
 */
@ConfigurationProperties("phoenix.workers.monitoring.supervisor")
public record SupervisorSettings(@Nullable URI address, @Nullable String token) {

  /** Without the token. */
  @Override
  public String toString() {
    return "SupervisorSettings[" + address + "]";
  }
}
