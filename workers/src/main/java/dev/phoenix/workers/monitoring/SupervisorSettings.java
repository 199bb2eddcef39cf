package dev.phoenix.workers.monitoring;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the supervisor of these workers is. It sets both itself; where there is none, as on a
 * cluster, both are left out.
 *
 * @param address its HTTP address, such as {@code http://127.0.0.1:8095}
 * @param token what it wants as {@code Authorization: Bearer}
 */
@ConfigurationProperties("phoenix.workers.monitoring.supervisor")
public record SupervisorSettings(@Nullable URI address, @Nullable String token) {

  /**
   * Refuses an address without a token.
   *
   * @throws IllegalArgumentException if only one of both is there
   */
  public SupervisorSettings {
    address = address == null || address.toString().isBlank() ? null : address;
    token = token == null || token.isBlank() ? null : token.strip();
    if ((address == null) != (token == null)) {
      throw new IllegalArgumentException(
          "phoenix.workers.monitoring.supervisor needs both address and token, or neither");
    }
  }

  /** Whether there is one. */
  public boolean present() {
    return address != null;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "SupervisorSettings[" + address + "]";
  }
}
