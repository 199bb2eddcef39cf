package dev.phoenix.workers.monitoring.alert;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a rule says of its severity by the label {@code severity}, in whose words ever. */
final class Said {

  private Said() {}

  /** {@code critical}, {@code warning}, {@code none}, or empty where it says nothing we know. */
  static String of(@Nullable String severity) {
    return switch (severity == null ? "" : severity.strip().toLowerCase(Locale.ROOT)) {
      case "critical", "page", "emergency", "fatal", "disaster" -> "critical";
      case "warning", "warn", "error", "major", "minor", "ticket" -> "warning";
      case "none", "info", "informational", "debug" -> "none";
      default -> "";
    };
  }
}
