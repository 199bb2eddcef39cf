package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An error as OpenAI's API reference shapes it. */
record ApiError(Details error) {

  static final String INVALID_REQUEST = "invalid_request_error";
  static final String SERVER = "server_error";
  static final String BUSY = "rate_limit_error";
  static final String PERMISSION = "permission_error";
  static final String AUTHENTICATION = "authentication_error";

  /**
   * What went wrong.
   *
   * @param message what to do
   * @param type the class that clients treat differently
   * @param param the field at fault, or null
   * @param code the error's name
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Details(String message, String type, @Nullable String param, String code) {}

  static ApiError of(String message, String type, String code) {
    return new ApiError(new Details(message, type, null, code));
  }
}
