package dev.phoenix.model.router;

import dev.phoenix.model.router.breaker.BreakerSettings;
import dev.phoenix.model.router.budget.BudgetSettings;
import java.time.Duration;

/**
 * How the router works.
 *
 * @param rules who answers what
 * @param breaker when a model is left alone
 * @param budget how many tokens may be spent
 * @param tries how often a request goes round its candidates while they are in passing trouble, 1
 *     to 10
 * @param backoff the pause after the first round, when no candidate could answer, at most an hour;
 *     each later one is twice as long, and all are up to a fifth shorter or longer
 * @param deadline the longest time for a request that names none, all tries included, at most 7
 *     days
 */
public record RouterSettings(
    RoutingRules rules,
    BreakerSettings breaker,
    BudgetSettings budget,
    int tries,
    Duration backoff,
    Duration deadline) {

  static final Duration LONGEST_DEADLINE = Duration.ofDays(7);

  /** Three tries, one and two seconds apart, within 15 minutes; no budget. */
  public static final RouterSettings USUAL =
      new RouterSettings(
          RoutingRules.USUAL,
          BreakerSettings.USUAL,
          BudgetSettings.NONE,
          3,
          Duration.ofSeconds(1),
          Duration.ofMinutes(15));

  /**
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  public RouterSettings {
    if (tries < 1 || tries > 10) {
      throw new IllegalArgumentException("tries must be 1 to 10; it is " + tries);
    }
    range("backoff", backoff, Duration.ofHours(1));
    range("deadline", deadline, LONGEST_DEADLINE);
  }

  private static void range(String name, Duration value, Duration most) {
    if (!value.isPositive() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be longer than zero and at most %d hours; it is %s: set it such as 1s"
              .formatted(name, most.toHours(), value));
    }
  }

  /** The same with this budget. */
  public RouterSettings withBudget(BudgetSettings limits) {
    return new RouterSettings(rules, breaker, limits, tries, backoff, deadline);
  }
}
