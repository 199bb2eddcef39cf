package dev.phoenix.model.server.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How large a body may be: pictures have a limit of their own.
 *
 * @param texts the limit of all others
 * @param pictures the limit of what is sent to {@code /v1/images}
 */
record BodyLimits(Limit texts, Limit pictures) {

  /**
   * A limit.
   *
   * @param bytes the most
   * @param key the setting that says so
   */
  record Limit(long bytes, String key) {

    /** What a larger body is answered with. */
    ApiException exceeded() {
      return ApiException.tooLarge(
          "The body has more than the %d bytes that %s allows".formatted(bytes, key));
    }
  }

  Limit of(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/v1/images") ? pictures : texts;
  }
}
