package dev.phoenix.model.images.cache;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where images are kept, and how many for how long.
 *
 * @param folder of the cache alone; made if it is missing
 * @param expiry how long an image is served after it was prepared
 * @param maxBytes what all entries may take; beyond, those that were not used for longest go
 * @param maxEntries how many there may be, names of the same picture counted too
 */
public record CacheSettings(Path folder, Duration expiry, long maxBytes, int maxEntries) {

  /** Checks the values. */
  public CacheSettings {
    if (expiry.isNegative() || expiry.isZero()) {
      throw new IllegalArgumentException("The expiry must be positive and not " + expiry);
    }
    if (maxBytes < 1 || maxEntries < 1) {
      throw new IllegalArgumentException("A cache holds at least one byte and one entry");
    }
  }

  /** Seven days, 512 MiB, 20,000 entries. */
  public static CacheSettings in(Path folder) {
    return new CacheSettings(folder, Duration.ofDays(7), 512L * 1024 * 1024, 20_000);
  }
}
