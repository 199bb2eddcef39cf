package dev.phoenix.workers.monitoring.health;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A port.
 *
 * @param secure whether the scheme ends with s, as in {@code grpcs://}
 * @param rest what stands behind the first slash
 */
record Place(String host, int port, boolean secure, String rest) {

  /**
   * Reads {@code HOST:PORT} or {@code SCHEME://HOST:PORT/REST}.
   *
   * @throws IllegalArgumentException if it is none; the message says what to write
   */
  static Place of(@Nullable String address, String scheme) {
    var wanted = "address must be a host and a port, such as 127.0.0.1:50051";
    if (address == null || address.isBlank()) {
      throw new IllegalArgumentException(wanted);
    }
    var text = address.strip();
    try {
      var uri = URI.create(text.contains("://") ? text : scheme + "://" + text);
      if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
        throw new IllegalArgumentException(wanted);
      }
      var path = uri.getPath();
      return new Place(
          uri.getHost(),
          uri.getPort(),
          uri.getScheme().endsWith("s"),
          path == null || path.isEmpty() ? "" : path.substring(1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wanted, e);
    }
  }
}
