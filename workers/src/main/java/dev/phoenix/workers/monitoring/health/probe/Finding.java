package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.workers.monitoring.PlainLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a look saw.
 *
 * @param state how the target is
 * @param detail a line for people: no secret, no markup, at most 300 characters
 */
public record Finding(TargetState state, String detail) {

  /** Takes of the detail what is plain text. */
  public Finding {
    detail = PlainLine.of(detail);
  }

  /** As it should be. */
  public static Finding up(String detail, @Nullable Object... arguments) {
    return of(TargetState.UP, detail, arguments);
  }

  /** It works, but not as it should. */
  public static Finding degraded(String detail, @Nullable Object... arguments) {
    return of(TargetState.DEGRADED, detail, arguments);
  }

  /** It does not work. */
  public static Finding down(String detail, @Nullable Object... arguments) {
    return of(TargetState.DOWN, detail, arguments);
  }

  /** Nobody can tell from here. */
  public static Finding unknown(String detail, @Nullable Object... arguments) {
    return of(TargetState.UNKNOWN, detail, arguments);
  }

  private static Finding of(TargetState state, String detail, @Nullable Object... arguments) {
    return new Finding(
        state, arguments.length == 0 ? detail : String.format(Locale.ROOT, detail, arguments));
  }
}
