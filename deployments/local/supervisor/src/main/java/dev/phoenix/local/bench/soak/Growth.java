package dev.phoenix.local.bench.soak;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One figure of one service over the trial.
 *
 * @param first median of the first third
 * @param last median of the last third
 */
public record Growth(String service, String what, long first, long last) {

  /** The last third over the first; 1 where there was nothing. */
  public double ratio() {
    return first == 0 ? (last == 0 ? 1 : Double.POSITIVE_INFINITY) : (double) last / first;
  }

  static Growth of(String service, String what, List<Use> uses, ToLongFunction<Use> figure) {
    int third = uses.size() / 3;
    return new Growth(
        service,
        what,
        median(uses.subList(0, third), figure),
        median(uses.subList(uses.size() - third, uses.size()), figure));
  }

  private static long median(List<Use> uses, ToLongFunction<Use> figure) {
    var sorted = uses.stream().mapToLong(figure).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
