package dev.phoenix.model.server.http;

import dev.phoenix.model.server.images.ImagesProperties;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How large a body may be: pictures and the files of nights have limits of their own.
 *
 * @param texts the limit of all others
 * @param pictures the limit of what is sent to {@code /v1/images}
 * @param nights the limit of what is sent to {@code /v1/nights}
 */
record BodyLimits(Limit texts, Limit pictures, Limit nights) {

  /**
   * A limit.
   *
   * @param bytes the most that is read
   * @param allowed what the setting allows: a form has something beside its picture
   * @param key the setting that says so
   */
  record Limit(long bytes, long allowed, String key) {

    static Limit of(long bytes, String key) {
      return new Limit(bytes, bytes, key);
    }

    /** That of pictures. */
    static Limit of(ImagesProperties images) {
      return new Limit(
          images.maxBody(), images.maxFile().toBytes(), "phoenix.model-runtime.images.max-file");
    }

    /** What a larger body is answered with. */
    ApiException exceeded() {
      return ApiException.tooLarge(
          "The body has more than the %d bytes that %s allows".formatted(allowed, key));
    }
  }

  Limit of(HttpServletRequest request) {
    var path = request.getServletPath();
    if (path.startsWith("/v1/images")) {
      return pictures;
    }
    return path.startsWith("/v1/nights/") && request.getMethod().equals("PUT") ? nights : texts;
  }
}
