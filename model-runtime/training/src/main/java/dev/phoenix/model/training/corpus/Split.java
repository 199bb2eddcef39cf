package dev.phoenix.model.training.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Which words belong to which set. Words are divided by a digest of their letters, so nothing that
 * a test is about can occur as a topic, name, hashtag or policy of the training set.
 */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  private static final int PARTS = 20;
  private static final int TEST_PARTS = 4;
  private static final int VALIDATION_PARTS = 3;

  /** The set that an entry belongs to, letter case aside. */
  public static Split of(String entry) {
    // FNV-1a with a final mix: stable for ever, unlike a hash code whose algorithm may change
    int hash = 0x811C9DC5;
    for (byte b : entry.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x01000193;
    }
    hash ^= hash >>> 15;
    int part = Math.floorMod(hash * 0x2C1B3C6D, PARTS);
    if (part < TEST_PARTS) {
      return TEST;
    }
    return part < TEST_PARTS + VALIDATION_PARTS ? VALIDATION : TRAIN;
  }

  /** The entries of this set. */
  List<String> keep(List<String> entries) {
    return entries.stream().filter(entry -> of(entry) == this).toList();
  }
}
