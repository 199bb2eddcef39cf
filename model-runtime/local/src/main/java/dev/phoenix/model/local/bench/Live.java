package dev.phoenix.model.local.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which variants can have been live at a moment: between the beginning and the end of a change, the
 * one before and the one after.
 */
final class Live {

  private final @Nullable Variant[] changes;
  private int begun;
  private int done;

  /** Room for so many changes. */
  Live(int most) {
    changes = new Variant[most];
  }

  synchronized void begin(Variant variant) {
    changes[begun++] = variant;
  }

  synchronized void done() {
    done = begun;
  }

  /** The number of changes that are finished. */
  synchronized int mark() {
    return done;
  }

  /** What can have been live at some moment since a mark. */
  synchronized Set<Variant> since(int mark) {
    Set<Variant> possible = new HashSet<>();
    for (@Nullable Variant each : Arrays.asList(changes).subList(Math.max(0, mark - 1), begun)) {
      if (each != null) {
        possible.add(each);
      }
    }
    return possible;
  }
}
