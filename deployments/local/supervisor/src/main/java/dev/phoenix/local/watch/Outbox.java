package dev.phoenix.local.watch;

import dev.phoenix.local.watch.Notice.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The notices in order, and with them all that {@code run/watch.json} holds. What is to be sent is
 * written before it is sent and after.
 */
final class Outbox {

  private static final int KEPT = 50;

  private final WatchFile file;
  private final List<Notice> notices = new ArrayList<>();
  private final Map<State, Long> ended = new EnumMap<>(State.class);
  private List<Trouble> troubles;

  /** Goes on with what is remembered. */
  Outbox(WatchFile file, WatchState remembered) {
    this.file = file;
    this.notices.addAll(remembered.notices());
    this.troubles = remembered.troubles();
  }

  /** Adds a notice; the troubles are those that there are now. */
  synchronized void add(Notice notice, List<Trouble> now) {
    notices.add(notice);
    save(now);
    notifyAll();
  }

  /** Remembers the troubles that there are now. */
  synchronized void save(List<Trouble> now) {
    troubles = now;
    while (notices.size() > KEPT && notices.getFirst().state().isFinal()) {
      notices.removeFirst();
    }
    file.write(state());
  }

  /** Puts one in the place of its earlier self. */
  synchronized void replace(Notice notice) {
    notices.replaceAll(each -> each.id().equals(notice.id()) ? notice : each);
    if (notice.state().isFinal()) {
      ended.merge(notice.state(), 1L, Long::sum);
    }
    save(troubles);
  }

  /** The first that has not ended: a later one never overtakes it. */
  synchronized Optional<Notice> first() {
    return notices.stream().filter(notice -> !notice.state().isFinal()).findFirst();
  }

  /** Waits for another one, or so long. */
  synchronized void await(long milliseconds) throws InterruptedException {
    wait(Math.max(1, milliseconds));
  }

  /** Ends a wait. */
  synchronized void wake() {
    notifyAll();
  }

  /** What is remembered. */
  synchronized WatchState state() {
    return new WatchState(troubles, notices);
  }

  /** How many ended in each state since this supervisor began. */
  synchronized Map<State, Long> ended() {
    return Map.copyOf(ended);
  }

  /** Whether nothing waits. */
  synchronized boolean isEmpty() {
    return first().isEmpty();
  }
}
