package dev.phoenix.local.watch;

import java.util.List;

/**
 * What the watch remembers, as {@code run/watch.json} keeps it and {@code GET /status} shows it.
 *
 * @param troubles what is broken or was a few minutes ago, the oldest first
 * @param notices the latest messages and all that wait, the oldest first
 */
public record WatchState(List<Trouble> troubles, List<Notice> notices) {

  /** Keeps copies. */
  public WatchState {
    troubles = List.copyOf(troubles);
    notices = List.copyOf(notices);
  }

  /** Nothing yet. */
  public static WatchState empty() {
    return new WatchState(List.of(), List.of());
  }

  /** The troubles that are not over. */
  public List<Trouble> open() {
    return troubles.stream().filter(Trouble::isOpen).toList();
  }
}
