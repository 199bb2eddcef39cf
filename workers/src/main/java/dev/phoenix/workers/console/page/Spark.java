package dev.phoenix.workers.console.page;

import dev.phoenix.workers.monitoring.health.Look;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A small picture of a target's last looks, a line each: how long it took, or all the height if it
 * was bad. What it shows stands in words beside it.
 *
 * @param good the lines of looks that were not bad, as the path of an SVG of {@link #WIDTH} by
 *     {@link #HEIGHT}
 * @param bad those of the others
 * @param text the same in words
 */
record Spark(String good, String bad, String text) {

  static final int WIDTH = 144;
  static final int HEIGHT = 24;

  private static final int STEP = 2;
  private static final int LEAST = 3;

  /** Of the looks of the last hours, the oldest first; empty paths where there are none. */
  static Spark of(List<Look> looks, Shown shown) {
    var last = looks.subList(Math.max(0, looks.size() - WIDTH / STEP), looks.size());
    long most = last.stream().mapToLong(Spark::time).max().orElse(0);
    var good = new StringBuilder();
    var bad = new StringBuilder();
    int x = WIDTH - STEP * last.size() + STEP / 2;
    for (var look : last) {
      boolean isBad = look.state().isBad();
      double share = most == 0 ? 0 : (double) time(look) / most;
      long height = isBad ? HEIGHT : Math.round(LEAST + share * (HEIGHT - LEAST) / 2);
      (isBad ? bad : good)
          .append(String.format(Locale.ROOT, "M%d %dV%d", x, HEIGHT, HEIGHT - height));
      x += STEP;
    }
    return new Spark(good.toString(), bad.toString(), text(last, shown));
  }

  private static String text(List<Look> looks, Shown shown) {
    if (looks.isEmpty()) {
      return shown.text("status.spark.none");
    }
    long up = looks.stream().filter(look -> look.state() == TargetState.UP).count();
    var times = looks.stream().map(Look::latencyMs).filter(Objects::nonNull).sorted().toList();
    return times.isEmpty()
        ? shown.text("status.spark.up", up, looks.size())
        : shown.text(
            "status.spark.text",
            up,
            looks.size(),
            Objects.requireNonNull(times.get(times.size() / 2)));
  }

  private static long time(Look look) {
    var time = look.latencyMs();
    return time == null ? 0 : time;
  }
}
