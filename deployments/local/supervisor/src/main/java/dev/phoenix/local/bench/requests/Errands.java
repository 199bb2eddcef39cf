package dev.phoenix.local.bench.requests;

import dev.phoenix.local.bench.Operate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Carries out what was approved, and waits for the end of what was asked for. */
final class Errands {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Desk desk;
  private final Operate operate;
  private final Set<String> done = new HashSet<>();
  private final Set<String> ended = new HashSet<>();

  Errands(Desk desk) {
    this.desk = desk;
    this.operate = new Operate(desk.camunda());
  }

  /** Does so until all have ended; what does not is counted later. */
  void carryOut(List<TrialRequest> requests, Function<TrialRequest, BigDecimal> cost)
      throws InterruptedException {
    Waiting.until(PATIENCE, () -> step(requests, cost));
  }

  /** One look at the tasks. Returns whether all have ended. */
  boolean step(List<TrialRequest> requests, Function<TrialRequest, BigDecimal> cost)
      throws InterruptedException {
    var tasks = desk.errands();
    for (var request : requests) {
      var task = tasks.get(request.instance());
      if (task != null && !done.contains(task)) {
        desk.carryOut(task, cost.apply(request));
        done.add(task);
      }
      if (!ended.contains(request.instance()) && operate.completed(request.instance())) {
        ended.add(request.instance());
      }
    }
    return requests.stream().allMatch(request -> ended.contains(request.instance()));
  }
}
