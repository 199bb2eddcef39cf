package dev.phoenix.workers.learning.likeness;

import dev.phoenix.workers.brief.Folded;
import java.util.Arrays;
import java.util.List;

/**
 * The runs of three words of a text, each once, as sorted 64-bit hashes. Case, accents and
 * punctuation do not count; a text of fewer words is one run.
 *
 * @param hashes ascending, each once; empty for a text without a word
 */
record Shingles(long[] hashes) {

  private static final int WORDS = 3;

  static Shingles of(String text) {
    var words = Folded.of(text).words();
    int runs = words.isEmpty() ? 0 : Math.max(1, words.size() - WORDS + 1);
    var hashes = new long[runs];
    for (int i = 0; i < runs; i++) {
      hashes[i] = hash(words.subList(i, Math.min(words.size(), i + WORDS)));
    }
    return new Shingles(Arrays.stream(hashes).sorted().distinct().toArray());
  }

  /** The share of runs that both have among those that either has (Jaccard), 0 to 1. */
  double likeness(Shingles other) {
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      int order = Long.compare(hashes[i], other.hashes[j]);
      both += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int either = hashes.length + other.hashes.length - both;
    return either == 0 ? 0 : (double) both / either;
  }

  /** FNV-1a, its bits spread by the finalizer of SplitMix64. */
  private static long hash(List<String> words) {
    long hash = 0xcbf29ce484222325L;
    for (var word : words) {
      for (int i = 0; i <= word.length(); i++) {
        hash = (hash ^ (i < word.length() ? word.charAt(i) : ' ')) * 0x100000001b3L;
      }
    }
    return mixed(hash);
  }

  static long mixed(long bits) {
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
