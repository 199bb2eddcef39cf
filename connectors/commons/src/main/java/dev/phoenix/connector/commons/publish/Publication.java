package dev.phoenix.connector.commons.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.phoenix.connector.commons.effect.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer of each operation, and the process variable {@code publication}.
 *
 * @param outcome what is known
 * @param entry the remote's address or id of what was published, if known
 * @param effect the effect's name, to be passed to the operations that follow
 * @param publishedAt ISO-8601 instant in UTC, if published
 * @param detail a sentence for people, if there is something to say
 */
public record Publication(
    Outcome outcome,
    @Nullable String entry,
    String effect,
    @Nullable String publishedAt,
    @Nullable String detail) {

  /** What is known of a publication. */
  public enum Outcome {
    /** The remote has it. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** It is certain that nothing was or will be published. */
    @JsonProperty("absent")
    ABSENT,
    /** Nobody can tell yet. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  static Publication confirmed(Effect effect, @Nullable String detail) {
    Instant at = effect.publishedAt();
    return new Publication(
        Outcome.CONFIRMED,
        effect.entry(),
        effect.key().marker(),
        at == null ? null : at.toString(),
        detail);
  }

  static Publication absent(Effect effect, @Nullable String detail) {
    return new Publication(Outcome.ABSENT, null, effect.key().marker(), null, detail);
  }

  static Publication unknown(Effect effect, @Nullable String detail) {
    return new Publication(Outcome.UNKNOWN, null, effect.key().marker(), null, detail);
  }
}
