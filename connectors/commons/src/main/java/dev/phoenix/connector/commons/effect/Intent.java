package dev.phoenix.connector.commons.effect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an execution wants to happen.
 *
 * @param target the kind of remote, a metric's tag such as {@code feed}
 * @param address where it is sent, without credentials
 * @param digest the content's SHA-256 in hexadecimal, or null where only the effect's name is known
 * @param since when what wants it came to be, or null where only an engine knows: its keys repeat
 *     after a restore
 */
public record Intent(
    String target, String address, @Nullable String digest, @Nullable Instant since) {

  /** Wanted by an element instance. */
  public Intent(String target, String address, @Nullable String digest) {
    this(target, address, digest, null);
  }
}
