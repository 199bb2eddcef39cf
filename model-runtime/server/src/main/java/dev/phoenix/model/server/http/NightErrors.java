package dev.phoenix.model.server.http;

import dev.phoenix.model.server.nights.NightRefusedException;
import org.springframework.http.ResponseEntity;

/** What nights refuse, as it looks from outside. */
final class NightErrors {

  private NightErrors() {}

  static ResponseEntity<ApiError> answer(NightRefusedException e) {
    return switch (e.reason()) {
      case INVALID -> answer(400, "invalid_value", e);
      case UNKNOWN -> answer(404, "night_not_found", e);
      case TOO_LARGE -> answer(413, "request_too_large", e);
      case CONFLICT -> answer(409, "night_refused", e);
      case DAMAGED -> answer(409, "archive_refused", e);
    };
  }

  private static ResponseEntity<ApiError> answer(int status, String code, NightRefusedException e) {
    return ApiErrors.answer(
        status, ApiError.of(String.valueOf(e.getMessage()), ApiError.INVALID_REQUEST, code), null);
  }
}
