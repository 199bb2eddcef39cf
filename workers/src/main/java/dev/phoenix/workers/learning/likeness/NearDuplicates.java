package dev.phoenix.workers.learning.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Recognizes texts that were seen in nearly the same words before. MinHash with locality-sensitive
 * hashing (Broder 1997; Indyk and Motwani 1998) finds the few that may be alike, in 32 bands of 3:
 * of two texts that share 0.6 of their runs it misses one in 2,400. Those found are compared
 * exactly.
 */
public final class NearDuplicates {

  private static final int BANDS = 32;
  private static final int ROWS = 3;

  private final double threshold;
  private final List<Shingles> seen = new ArrayList<>();
  private final List<Map<Long, List<Integer>>> bands = new ArrayList<>();

  /**
   * Nothing was seen yet.
   *
   * @param threshold the least likeness of near duplicates, above 0, at most 1: the share of
   *     three-word runs that two texts have in common
   */
  public NearDuplicates(double threshold) {
    this.threshold = threshold;
    for (int band = 0; band < BANDS; band++) {
      bands.add(new HashMap<>());
    }
  }

  /** Whether it is new; if so, it counts as seen from now on. Texts without a word always are. */
  public boolean add(String text) {
    var shingles = Shingles.of(text);
    if (shingles.hashes().length == 0) {
      return true;
    }
    var keys = keys(shingles);
    var candidates = new HashSet<Integer>();
    for (int band = 0; band < BANDS; band++) {
      candidates.addAll(bands.get(band).getOrDefault(keys[band], List.of()));
    }
    if (candidates.stream().anyMatch(c -> seen.get(c).likeness(shingles) >= threshold)) {
      return false;
    }
    for (int band = 0; band < BANDS; band++) {
      bands.get(band).computeIfAbsent(keys[band], key -> new ArrayList<>(1)).add(seen.size());
    }
    seen.add(shingles);
    return true;
  }

  /** How alike two texts are, 0 to 1. */
  public static double likeness(String one, String other) {
    return Shingles.of(one).likeness(Shingles.of(other));
  }

  private static long[] keys(Shingles shingles) {
    var keys = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      var least = new long[ROWS];
      for (int row = 0; row < ROWS; row++) {
        long seed = Shingles.mixed(band * ROWS + row + 1L);
        least[row] =
            Arrays.stream(shingles.hashes()).map(h -> Shingles.mixed(h ^ seed)).min().orElseThrow();
      }
      keys[band] = Arrays.hashCode(least) * 0x9e3779b97f4a7c15L ^ least[0];
    }
    return keys;
  }
}
