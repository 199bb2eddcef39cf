package dev.phoenix.model.server.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error in OpenAI's shape. */
final class ApiException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String parameter;

  private ApiException(int status, String code, @Nullable String parameter, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.parameter = parameter;
  }

  /** A field is not as it must be. */
  static ApiException invalid(String parameter, String message) {
    return new ApiException(400, "invalid_value", parameter, message);
  }

  /** A field asks for something that this server does not do. */
  static ApiException unsupported(String parameter, String message) {
    return new ApiException(400, "unsupported_parameter", parameter, message);
  }

  /** The request cannot be read. */
  static ApiException unreadable(String message) {
    return new ApiException(400, "invalid_request", null, message);
  }

  /** There is nothing of that name; the message says what there is. */
  static ApiException notFound(String code, String message) {
    return new ApiException(404, code, null, message);
  }

  /** The request has more bytes than are taken. */
  static ApiException tooLarge(String message) {
    return new ApiException(413, "request_too_large", null, message);
  }

  int status() {
    return status;
  }

  ApiError error() {
    return new ApiError(
        new ApiError.Details(
            String.valueOf(getMessage()),
            status < 500 ? ApiError.INVALID_REQUEST : ApiError.SERVER,
            parameter,
            code));
  }
}
