package dev.phoenix.model.api;

import dev.phoenix.model.api.ModelRuntimeException.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/** Turns a gRPC status into a {@link ModelRuntimeException} that says what to do. */
final class StatusMapping {

  private StatusMapping() {}

  static ModelRuntimeException toException(
      StatusRuntimeException failure, String target, Duration deadline) {
    Status status = failure.getStatus();
    String detail =
        status.getDescription() == null ? status.getCode().name() : status.getDescription();
    return switch (status.getCode()) {
      case INVALID_ARGUMENT, OUT_OF_RANGE -> exception(Reason.INVALID_REQUEST, detail, failure);
      case UNAUTHENTICATED ->
          exception(
              Reason.UNAUTHENTICATED,
              "the model runtime at %s refuses the call: %s".formatted(target, detail),
              failure);
      case FAILED_PRECONDITION, NOT_FOUND -> exception(Reason.NO_MODEL, detail, failure);
      case RESOURCE_EXHAUSTED -> exception(Reason.BUSY, detail, failure);
      case DEADLINE_EXCEEDED ->
          exception(
              Reason.TOO_SLOW,
              "the model runtime at %s did not answer within %d ms"
                  .formatted(target, deadline.toMillis()),
              failure);
      case UNAVAILABLE, CANCELLED, ABORTED ->
          exception(
              Reason.UNAVAILABLE,
              "the model runtime at %s cannot be reached: %s".formatted(target, detail),
              failure);
      default ->
          exception(
              Reason.FAULT,
              "the model runtime at %s failed: %s".formatted(target, detail),
              failure);
    };
  }

  private static ModelRuntimeException exception(Reason reason, String message, Throwable cause) {
    return new ModelRuntimeException(reason, message, cause);
  }
}
