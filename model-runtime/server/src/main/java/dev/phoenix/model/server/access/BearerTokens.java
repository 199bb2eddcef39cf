package dev.phoenix.model.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may call. Tokens are compared by digest, in a time that says nothing about them. */
public final class BearerTokens {

  private static final String SCHEME = "bearer ";

  private final List<byte[]> digests;

  /**
   * Takes the tokens.
   *
   * @param tokens none for anybody
   */
  public BearerTokens(List<String> tokens) {
    this.digests = tokens.stream().map(BearerTokens::digest).toList();
  }

  /** Whether a caller with this {@code Authorization} header, or metadata, may call. */
  public boolean allow(@Nullable String authorization) {
    if (digests.isEmpty()) {
      return true;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    var given = digest(authorization.substring(SCHEME.length()).strip());
    boolean known = false;
    for (var digest : digests) {
      // every one is compared: which of them it is, or none, takes the same time
      known |= MessageDigest.isEqual(digest, given);
    }
    return known;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
