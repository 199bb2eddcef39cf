package dev.phoenix.local.nights;

import org.jspecify.annotations.Nullable;

/**
 * What the platform drafts with.
 *
 * @param adapter the live one's version; null for the model alone
 * @param recorded its file's sha256, as the registry's manifest has it; empty without one
 * @param file its file's sha256, as it is on disk; empty without one
 * @param base sha256 of the model's file
 */
record Standing(@Nullable String adapter, String recorded, String file, String base) {

  /** Whether the live adapter is the one that was registered. */
  boolean verified() {
    return recorded.equals(file);
  }
}
