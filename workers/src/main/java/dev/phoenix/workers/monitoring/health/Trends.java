package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.commons.collections4.ListUtils;

/** Compares a target's last hours with the day before them: how often it was up, how fast. */
final class Trends {

  /** What is looked back on. */
  static final Duration SPAN = Duration.ofHours(27);

  private static final Duration LAST = Duration.ofHours(3);
  private static final int FEWEST = 6;
  private static final double SHARE = 0.05;
  private static final double FACTOR = 1.5;
  // below, slower is noise
  private static final long MILLISECONDS = 20;

  private Trends() {}

  /**
   * Where it is going.
   *
   * @param looks of one target, within {@link #SPAN}, in any order
   */
  static Trend of(List<Look> looks, Instant now) {
    var known = looks.stream().filter(look -> look.state() != TargetState.UNKNOWN).toList();
    var last = ListUtils.select(known, look -> look.at().isAfter(now.minus(LAST)));
    var before = ListUtils.select(known, look -> !look.at().isAfter(now.minus(LAST)));
    if (last.size() < FEWEST || before.size() < FEWEST) {
      return Trend.STEADY;
    }
    double more = up(last) - up(before);
    if (Math.abs(more) > SHARE) {
      return more > 0 ? Trend.BETTER : Trend.WORSE;
    }
    long now50 = median(last);
    long then50 = median(before);
    if (now50 > then50 * FACTOR && now50 - then50 > MILLISECONDS) {
      return Trend.WORSE;
    }
    return then50 > now50 * FACTOR && then50 - now50 > MILLISECONDS ? Trend.BETTER : Trend.STEADY;
  }

  /** The share of looks that saw it up, 0 to 1; 0 without any. */
  static double up(List<Look> looks) {
    return looks.stream()
        .mapToInt(look -> look.state() == TargetState.UP ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** The median time in milliseconds; 0 where none is known. */
  static long median(List<Look> looks) {
    var times = looks.stream().map(Look::latencyMs).filter(Objects::nonNull).sorted().toList();
    return times.isEmpty() ? 0 : Objects.requireNonNull(times.get(times.size() / 2));
  }
}
