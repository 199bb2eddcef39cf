package dev.phoenix.connector.commons.effect;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one effect for ever.
 *
 * <p>An element instance key is stable over the retries of its job, but a fresh engine starts to
 * count anew; the installation makes it unique. The content is no part of the key, for generated
 * content differs from try to try.
 *
 * @param installation the ledger's installation
 * @param elementInstanceKey the engine's key of the element instance whose job causes the effect,
 *     positive
 * @param ordinal which of that element instance's effects, from 0
 */
public record EffectKey(UUID installation, long elementInstanceKey, int ordinal) {

  private static final Pattern MARKER =
      Pattern.compile("urn:phoenix:effect:([0-9a-f-]{36}):([0-9]{1,19}):([0-9]{1,9})");

  public EffectKey {
    if (elementInstanceKey <= 0 || ordinal < 0) {
      throw new IllegalArgumentException(
          "An effect key needs a positive element instance key and an ordinal of 0 or more, not "
              + elementInstanceKey
              + " and "
              + ordinal);
    }
  }

  /**
   * Reads a marker back.
   *
   * @throws IllegalArgumentException if the text is not a marker
   */
  public static EffectKey parse(String marker) {
    var match = MARKER.matcher(marker);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "Not an effect marker (urn:phoenix:effect:<installation>:<element instance>:<ordinal>)");
    }
    return new EffectKey(
        UUID.fromString(match.group(1)),
        Long.parseLong(match.group(2)),
        Integer.parseInt(match.group(3)));
  }

  /** The key as a URN; the remote side carries it, so that the effect can be looked up there. */
  public String marker() {
    return "urn:phoenix:effect:" + installation + ":" + elementInstanceKey + ":" + ordinal;
  }
}
