package dev.phoenix.model.bench.compare;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them, the same in every locale. */
final class Numbers {

  private static final String UNKNOWN = "–";

  private Numbers() {}

  /** A share, such as {@code 87 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Seconds with as many digits as tell something. */
  static String seconds(double millis) {
    if (Double.isNaN(millis)) {
      return UNKNOWN;
    }
    return String.format(
        Locale.ROOT, millis < 100 ? "%.3f s" : millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1e3);
  }

  /** Such as {@code 1240/s}. */
  static String rate(double perSecond) {
    if (Double.isNaN(perSecond)) {
      return UNKNOWN;
    }
    return String.format(Locale.ROOT, perSecond < 100 ? "%.1f/s" : "%.0f/s", perSecond);
  }

  /** Such as {@code 612 MB}. */
  static String memory(@Nullable Memory memory) {
    return memory == null ? UNKNOWN : memory.megabytes() + " MB";
  }
}
