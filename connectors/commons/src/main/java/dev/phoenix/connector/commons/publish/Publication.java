package dev.phoenix.connector.commons.publish;

import dev.phoenix.connector.commons.effect.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a publication; the variable that the flow sees.
 *
 * @param outcome {@code confirmed}, {@code unknown} or {@code absent}
 * @param entry the address of what was published; null if it is not known
 * @param effect the effect's marker, to look it up or to settle it
 * @param publishedAt when it was confirmed, ISO 8601 in UTC; null until then
 * @param detail one sentence for people
 */
public record Publication(
    String outcome,
    @Nullable String entry,
    String effect,
    @Nullable String publishedAt,
    String detail) {

  static Publication confirmed(Effect effect) {
    var at = effect.confirmedAt();
    return new Publication(
        "confirmed",
        effect.entry(),
        effect.key().marker(),
        at == null ? null : Instant.ofEpochMilli(at.toEpochMilli()).toString(),
        effect.detail() == null ? "It was published." : effect.detail());
  }

  static Publication unknown(Effect effect, String detail) {
    return new Publication("unknown", null, effect.key().marker(), null, detail);
  }

  static Publication absent(Effect effect, String detail) {
    return new Publication("absent", null, effect.key().marker(), null, detail);
  }
}
