package dev.phoenix.workers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the model runtime is.
 *
 * @param address host and gRPC port
 * @param deadline the longest time for one call; long, for local models are slow
 */
@ConfigurationProperties("phoenix.model-runtime")
public record ModelRuntimeProperties(
    @DefaultValue("127.0.0.1:50051") String address, @DefaultValue("5m") Duration deadline) {

  String host() {
    return address.substring(0, colon());
  }

  int port() {
    try {
      return Integer.parseInt(address.substring(colon() + 1));
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  private int colon() {
    var colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw invalid();
    }
    return colon;
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException(
        "phoenix.model-runtime.address must be host:port, such as 127.0.0.1:50051");
  }
}
