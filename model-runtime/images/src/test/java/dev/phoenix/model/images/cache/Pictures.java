package dev.phoenix.model.images.cache;

import dev.phoenix.model.images.Digests;
import dev.phoenix.model.images.PreparedImage;
import dev.phoenix.model.images.likeness.Fingerprint;
import java.util.Random;

/** Entries for tests of the cache, which does not look into the files that it keeps. */
final class Pictures {

  static final String RECIPE = "v1-s512-q85";

  private Pictures() {}

  /** Noise of a seed, unlike that of any other. */
  static PreparedImage of(long seed, int bytes) {
    Random random = new Random(seed);
    byte[] webp = new byte[bytes];
    random.nextBytes(webp);
    byte[] cells = new byte[Fingerprint.CELLS];
    random.nextBytes(cells);
    Fingerprint fingerprint = new Fingerprint(random.nextLong(), 100, 100, cells);
    return new PreparedImage(webp, 100, 100, Digests.sha256(webp), fingerprint);
  }

  /** The content's digest that goes with a seed. */
  static String content(long seed) {
    return Digests.sha256(("content " + seed).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
