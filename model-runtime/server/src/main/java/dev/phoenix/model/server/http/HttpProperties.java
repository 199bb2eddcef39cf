package dev.phoenix.model.server.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP API.
 *
 * @param maxBody the largest body of a request
 * @param deadline the longest time for an answer, waiting in the queue excluded
 */
@ConfigurationProperties("phoenix.model-runtime.http")
public record HttpProperties(
    @DefaultValue("1MB") DataSize maxBody, @DefaultValue("5m") Duration deadline) {

  public HttpProperties {
    if (!deadline.isPositive() || maxBody.toBytes() < 1) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.http.deadline and max-body must be above zero, such as 5m and"
              + " 1MB");
    }
  }
}
