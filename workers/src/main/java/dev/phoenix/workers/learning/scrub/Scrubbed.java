package dev.phoenix.workers.learning.scrub;

import java.util.Map;

/**
 * A text without what nobody should store.
 *
 * @param text with placeholders
 * @param taken how many of each kind were taken out; nothing for kinds that were not there
 */
public record Scrubbed(String text, Map<Kind, Integer> taken) {

  /** Makes it. */
  public Scrubbed {
    taken = Map.copyOf(taken);
  }
}
