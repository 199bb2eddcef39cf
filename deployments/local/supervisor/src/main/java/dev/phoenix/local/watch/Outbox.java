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
  private static final String NO_WAY = "none";

  private final WatchFile file;
  private final List<String> ways;
  private final List<Notice> notices = new ArrayList<>();
  private final Map<State, Long> ended = new EnumMap<>(State.class);
  private List<Trouble> troubles;

  /**
   * Goes on with what is remembered.
   *
   * @param ways the names of those by which everything is told
   */
  Outbox(WatchFile file, WatchState remembered, List<String> ways) {
    this.file = file;
    this.ways = List.copyOf(ways);
    remembered.notices().stream()
        .map(
            notice ->
                notice.state().isFinal() || ways.contains(notice.way())
                    ? notice
                    : notice.in(State.FAILED, "this way is not configured any more"))
        .forEach(notices::add);
    this.troubles = remembered.troubles();
  }

  /** Adds a notice for each of the ways; the troubles are those that there are now. */
  synchronized void add(Notice notice, List<Trouble> now) {
    ways.forEach(way -> notices.add(notice.by(way, State.QUEUED)));
    if (ways.isEmpty()) {
      notices.add(notice.by(NO_WAY, State.NOBODY));
      ended.merge(State.NOBODY, 1L, Long::sum);
    }
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
    notices.replaceAll(each -> each.isSame(notice) ? notice : each);
    if (notice.state().isFinal()) {
      ended.merge(notice.state(), 1L, Long::sum);
    }
    save(troubles);
  }

  /** The first that has not ended on a way: a later one never overtakes it. */
  synchronized Optional<Notice> first(String way) {
    return notices.stream()
        .filter(notice -> notice.way().equals(way) && !notice.state().isFinal())
        .findFirst();
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
}
