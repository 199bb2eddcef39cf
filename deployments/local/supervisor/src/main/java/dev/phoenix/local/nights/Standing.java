package dev.phoenix.local.nights;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform drafts with.
 *
 * @param adapter the live one's version; null for the model alone
 * @param recorded its file's sha256, as the registry's manifest has it; empty without one
 * @param file its file's sha256, as it is on disk; empty without one
 * @param base sha256 of the model's files by name, as far as they are unpacked
 */
record Standing(@Nullable String adapter, String recorded, String file, Map<String, String> base) {

  Standing {
    base = Map.copyOf(base);
  }

  /** Whether the live adapter is the one that was registered. */
  boolean verified() {
    return recorded.equals(file);
  }

  /** Whether the model's files that were there before are what they were. */
  boolean sameBase(Standing before) {
    return base.entrySet().containsAll(before.base.entrySet());
  }
}
