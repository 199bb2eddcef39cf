package dev.phoenix.connector.commons.error;

import io.camunda.connector.api.error.ConnectorRetryException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which a connector fails its job. The official runtime takes the number of retries
 * that a {@link ConnectorRetryException} names as it is, and one less than the job had if it names
 * none ({@code OutboundConnectorExceptionHandler} of 8.8.7); a constant other than 0 would
 * therefore loop for ever.
 */
public final class JobFailure {

  private JobFailure() {}

  /** A fault that no retry mends: an incident at once. The message says what to do. */
  public static ConnectorRetryException incident(String code, String message) {
    return ConnectorRetryException.builder().errorCode(code).message(message).retries(0).build();
  }

  /**
   * Passing trouble: spends one of the job's retries.
   *
   * @param after when to try again, or null for the job's own back-off
   */
  public static ConnectorRetryException passing(
      String code, String message, @Nullable Duration after) {
    var builder = ConnectorRetryException.builder().errorCode(code).message(message);
    return after == null ? builder.build() : builder.backoffDuration(after).build();
  }
}
