package dev.phoenix.workers.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects violations, each once, and keeps them small: at most {@link #MOST}, with paths and
 * messages that are short and hold no character that misleads. All together stay below 20 KB of
 * JSON, whatever the input.
 */
public final class Violations {

  /** How many are listed at most. */
  public static final int MOST = 50;

  private static final int LONGEST_NAME = 40;

  private final Set<Violation> found = new LinkedHashSet<>();
  private boolean more;

  /** Adds a violation; {@code path} is made of {@link #segment}s. */
  public void add(String path, String message) {
    if (found.size() == MOST) {
      more = more || !found.contains(new Violation(path, message));
    } else {
      found.add(new Violation(path, message));
    }
  }

  /** Whether all is well so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Them, the last one telling that there are more where that is so. */
  public List<Violation> list() {
    var list = new ArrayList<>(found);
    if (more) {
      list.set(
          MOST - 1,
          new Violation("", "there are more violations than the %d listed".formatted(MOST - 1)));
    }
    return List.copyOf(list);
  }

  /** A field's name as a segment of a JSON Pointer, shortened and made harmless. */
  public static String segment(String name) {
    var safe = new StringBuilder("/");
    name.codePoints()
        .limit(LONGEST_NAME)
        .forEach(
            c -> {
              switch (c) {
                case '~' -> safe.append("~0");
                case '/' -> safe.append("~1");
                default -> safe.appendCodePoint(c > 0x20 && c < 0x7F ? c : '?');
              }
            });
    return name.codePointCount(0, name.length()) > LONGEST_NAME ? safe + "..." : safe.toString();
  }
}
