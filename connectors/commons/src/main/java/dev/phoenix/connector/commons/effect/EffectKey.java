package dev.phoenix.connector.commons.effect;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one effect for ever. Process instance keys repeat on a fresh engine and generated content
 * differs from try to try, so the key is made of what stays: the installation, the element instance
 * that asked for the effect, and its number within that element instance.
 *
 * @param installation the ledger's own id
 * @param elementInstanceKey the key of the BPMN element instance, stable over the retries of its
 *     job
 * @param ordinal 0 for the first effect of that element instance
 */
public record EffectKey(UUID installation, long elementInstanceKey, int ordinal) {

  private static final String PREFIX = "urn:phoenix:effect:";
  private static final Pattern MARKER =
      Pattern.compile(
          PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,19}):(\\d{1,9})");

  /** Refuses negative numbers, which no engine hands out. */
  public EffectKey {
    if (elementInstanceKey < 0 || ordinal < 0) {
      throw new IllegalArgumentException("Element instance key and ordinal cannot be negative");
    }
  }

  /**
   * The key as a URN, {@code urn:phoenix:effect:<installation>:<elementInstanceKey>:<ordinal>}: it
   * is what the remote carries, and what {@link #parse} reads.
   */
  public String marker() {
    return PREFIX + installation + ":" + elementInstanceKey + ":" + ordinal;
  }

  /**
   * Reads a marker.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static EffectKey parse(String marker) {
    var matcher = MARKER.matcher(marker);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "An effect looks like "
              + PREFIX
              + "<installation>:<element instance key>:<ordinal>; pass the field 'effect'"
              + " of an earlier answer unchanged");
    }
    try {
      return new EffectKey(
          UUID.fromString(matcher.group(1)),
          Long.parseLong(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The effect's element instance key is no 64-bit number", e);
    }
  }

  @Override
  public String toString() {
    return marker();
  }
}
