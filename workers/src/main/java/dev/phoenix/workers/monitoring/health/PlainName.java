package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.PlainLine;
import org.jspecify.annotations.Nullable;

/** The name of a target, fit for pages, files and messages. */
final class PlainName {

  private static final int LONGEST = 60;

  private PlainName() {}

  static String of(@Nullable String name, String id) {
    var plain = name == null ? "" : PlainLine.of(name);
    if (plain.isEmpty()) {
      return id;
    }
    return plain.codePointCount(0, plain.length()) <= LONGEST
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST));
  }
}
