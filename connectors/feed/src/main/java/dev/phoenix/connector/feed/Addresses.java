package dev.phoenix.connector.feed;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a remote says about addresses, taken with care. */
final class Addresses {

  private Addresses() {}

  /** The http or https address that a reference means, or null if it means none. */
  static @Nullable URI resolve(URI base, String reference) {
    try {
      var address = base.resolve(reference.strip());
      var scheme = address.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && address.getHost() != null ? address : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static boolean sameServer(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && Objects.equals(one.getHost(), other.getHost())
        && one.getPort() == other.getPort();
  }
}
