package dev.phoenix.model.images.bench;

import dev.phoenix.model.images.CachedImages;
import dev.phoenix.model.images.CachedImages.Served;
import dev.phoenix.model.images.CachedImages.Source;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests as a team makes them, from a seed: new pictures, others made out of those, the same
 * files again, and the same pictures recompressed, scaled and slightly recoloured.
 */
final class Replay {

  /** What came of it. */
  record Outcome(int requests, int seenBefore, int hits, int falseMerges) {

    double hitRate() {
      return (double) hits / Math.max(1, seenBefore);
    }
  }

  /** A picture of the replay: what tells it from others, and its pixels. */
  private record Known(
      int identity, BufferedImage pixels, @SuppressWarnings("ArrayRecordComponent") byte[] file) {}

  private final CachedImages images;
  private final Random random;
  private final int width;
  private final int height;
  private final List<BufferedImage> originals = new ArrayList<>();
  private final Set<String> made = new HashSet<>();
  private final List<Known> pictures = new ArrayList<>();
  private final Map<String, Integer> identities = new HashMap<>();
  private int seenBefore;
  private int hits;
  private int falseMerges;

  Replay(CachedImages images, long seed, int width, int height) {
    this.images = images;
    this.width = width;
    this.height = height;
    this.random = new Random(seed);
  }

  /** Plays requests: about one in six is a new picture. */
  Outcome play(int requests) {
    for (int i = 0; i < requests; i++) {
      if (pictures.isEmpty() || random.nextInt(6) == 0) {
        requestNew();
      } else {
        requestAgain();
      }
    }
    return new Outcome(requests, seenBefore, hits, falseMerges);
  }

  private void requestNew() {
    BufferedImage pixels = random.nextInt(3) == 0 ? changed() : null;
    if (pixels == null) {
      pixels = one(Scene.values()).draw(random.nextLong(), width, height);
      originals.add(pixels);
    }
    byte[] file = Variant.jpeg(pixels, 0.92f);
    Known known = new Known(pictures.size(), pixels, file);
    pictures.add(known);
    Served served = images.prepare(file);
    if (served.source() == Source.PREPARED) {
      identities.put(served.image().sha256(), known.identity());
    } else {
      falseMerges++;
    }
  }

  /** A picture made out of a drawn one; none if that was made before, for it would be the same. */
  private @Nullable BufferedImage changed() {
    if (originals.isEmpty()) {
      return null;
    }
    int original = random.nextInt(originals.size());
    Change change = one(Change.values());
    return made.add(change + " of " + original)
        ? change.apply(originals.get(original), random)
        : null;
  }

  private void requestAgain() {
    Known known = pictures.get(random.nextInt(pictures.size()));
    boolean sameFile = random.nextInt(4) == 0;
    Variant variant = one(Variant.values());
    byte[] file = sameFile ? known.file() : variant.apply(known.pixels(), random);
    Served served = images.prepare(file);
    seenBefore++;
    if (served.source() == Source.PREPARED) {
      identities.put(served.image().sha256(), known.identity());
    } else if (identities.getOrDefault(served.image().sha256(), -1) == known.identity()) {
      hits++;
    } else {
      falseMerges++;
    }
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
