package dev.phoenix.model.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.server.chat.UnknownModelException;
import dev.phoenix.model.server.queue.QueueFullException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What failures look like from outside: OpenAI's shape, and never a stack trace. */
@RestControllerAdvice
final class ApiErrors {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
  static final String SOON = "2";

  @ExceptionHandler
  ResponseEntity<ApiError> refused(ApiException e) {
    return answer(e.status(), e.error(), null);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> unknown(UnknownModelException e) {
    return answer(404, ApiException.notFound("model_not_found", message(e)).error(), null);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> full(QueueFullException e) {
    return answer(429, ApiError.of(message(e), ApiError.BUSY, "queue_full"), SOON);
  }

  @ExceptionHandler
  ResponseEntity<ApiError> failed(TextModelException e) {
    var error = error(e);
    return switch (e.reason()) {
      case INVALID_REQUEST, CONTEXT_EXCEEDED -> answer(400, error, null);
      case UNKNOWN_ADAPTER -> answer(404, error, null);
      case QUEUE_FULL -> answer(429, error, SOON);
      case UNAVAILABLE, CLOSED -> answer(503, error, SOON);
      case TIMEOUT -> answer(504, error, null);
      case FAILED -> {
        LOG.error("A model failed", e);
        yield answer(500, error, null);
      }
    };
  }

  /** A model's failure in OpenAI's shape, also for the middle of a stream. */
  static ApiError error(TextModelException e) {
    return switch (e.reason()) {
      case INVALID_REQUEST -> ApiError.of(message(e), ApiError.INVALID_REQUEST, "invalid_value");
      case CONTEXT_EXCEEDED ->
          ApiError.of(message(e), ApiError.INVALID_REQUEST, "context_length_exceeded");
      case UNKNOWN_ADAPTER -> ApiError.of(message(e), ApiError.INVALID_REQUEST, "model_not_found");
      case QUEUE_FULL -> ApiError.of(message(e), ApiError.BUSY, "queue_full");
      case UNAVAILABLE, CLOSED -> ApiError.of(message(e), ApiError.SERVER, "unavailable");
      case TIMEOUT -> ApiError.of(message(e), ApiError.SERVER, "timeout");
      case FAILED -> ApiError.of(message(e), ApiError.SERVER, "failed");
    };
  }

  @ExceptionHandler
  ResponseEntity<ApiError> unreadable(HttpMessageNotReadableException e) {
    var tooLarge = cause(e, ApiException.class);
    if (tooLarge.isPresent()) {
      return refused(tooLarge.get());
    }
    // the exception's own message repeats what the client sent
    var where =
        cause(e, JsonProcessingException.class)
            .map(JsonProcessingException::getLocation)
            .map(at -> " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()))
            .orElse("");
    return refused(
        ApiException.unreadable(
            "The body is not the JSON object that is needed, in UTF-8" + where));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  @ExceptionHandler
  ResponseEntity<ApiError> type(HttpMediaTypeNotSupportedException e) {
    return answer(
        415,
        ApiError.of(
            "Send it with Content-Type: " + types(e.getSupportedMediaTypes()),
            ApiError.INVALID_REQUEST,
            "unsupported_media_type"),
        null);
  }

  private static String types(List<MediaType> types) {
    return types.isEmpty()
        ? "application/json"
        : types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
  }

  @ExceptionHandler
  ResponseEntity<ApiError> method(HttpRequestMethodNotSupportedException e) {
    return answer(
        405,
        ApiError.of(
            "This address takes " + String.join(", ", supported(e)),
            ApiError.INVALID_REQUEST,
            "method_not_allowed"),
        null);
  }

  private static String[] supported(HttpRequestMethodNotSupportedException e) {
    var methods = e.getSupportedMethods();
    return methods == null ? new String[] {"another method"} : methods;
  }

  @ExceptionHandler
  ResponseEntity<ApiError> absent(NoResourceFoundException e) {
    return answer(
        404,
        ApiError.of(
            "There is nothing at this address; /v1/openapi.yaml describes what there is",
            ApiError.INVALID_REQUEST,
            "not_found"),
        null);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ApiError> unexpected(Exception e, HttpServletRequest request) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return answer(
          503, ApiError.of("The runtime is stopping", ApiError.SERVER, "unavailable"), SOON);
    }
    LOG.error("{} {} failed unexpectedly", request.getMethod(), request.getRequestURI(), e);
    return answer(
        500, ApiError.of("A fault of the runtime; see its log", ApiError.SERVER, "failed"), null);
  }

  static ResponseEntity<ApiError> answer(int status, ApiError error, @Nullable String retryAfter) {
    var answer = ResponseEntity.status(HttpStatus.valueOf(status));
    if (retryAfter != null) {
      answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return answer.contentType(MediaType.APPLICATION_JSON).body(error);
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
