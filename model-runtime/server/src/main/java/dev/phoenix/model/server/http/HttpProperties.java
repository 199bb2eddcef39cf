package dev.phoenix.model.server.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP API.
 *
 * @param tokens bearer tokens, one of which a caller must send; anybody on this machine may call
 *     when there is none. Give them by environment variables
 * @param maxBody the largest body of a request
 * @param deadline the longest time for an answer, waiting in the queue excluded
 */
@ConfigurationProperties("phoenix.model-runtime.http")
public record HttpProperties(
    @DefaultValue List<String> tokens,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("5m") Duration deadline) {

  public HttpProperties {
    if (tokens.stream().anyMatch(token -> token.length() < 16)) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.http.tokens must have 16 characters or more each: they are guessed"
              + " otherwise");
    }
    if (!deadline.isPositive() || maxBody.toBytes() < 1) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.http.deadline and max-body must be above zero, such as 5m and"
              + " 1MB");
    }
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "HttpProperties[%d tokens, %s, %s]".formatted(tokens.size(), maxBody, deadline);
  }
}
