package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secret that whoever posts has to show, where one is configured. */
@Component
class WriteToken {

  private final byte @Nullable [] expected;

  WriteToken(FeedProperties properties) {
    String token = properties.writeToken();
    this.expected =
        token == null || token.isEmpty() ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Throws {@link Problem} 401 unless the Authorization header carries the token or none is
   * configured.
   */
  void require(@Nullable String authorization) {
    if (expected != null && !MessageDigest.isEqual(expected, shown(authorization))) {
      throw Problem.unauthorized();
    }
  }

  private static byte[] shown(@Nullable String authorization) {
    int space = authorization == null ? -1 : authorization.indexOf(' ');
    if (authorization == null || space < 0) {
      return new byte[0];
    }
    String credentials = authorization.substring(space + 1).strip();
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> credentials.getBytes(StandardCharsets.UTF_8);
      case "basic" -> password(credentials);
      default -> new byte[0];
    };
  }

  private static byte[] password(String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
