package dev.phoenix.model.router.budget;

import java.time.Duration;

/**
 * How many tokens may be spent, prompts and answers together.
 *
 * @param perRequest most tokens of one request; 0 for no limit
 * @param perKey most tokens of all requests with one key, such as a process instance; 0 for no
 *     limit
 * @param openEnded how many tokens are set aside for the answer of a request that names no maximum,
 *     1 or more: the most that it gets while a limit holds
 * @param keep how long a key's spending is remembered after its last request, at most a year
 * @param mostKeys how many keys are remembered; beyond that the one that was idle longest is
 *     forgotten, 1 or more
 */
public record BudgetSettings(
    long perRequest, long perKey, int openEnded, Duration keep, int mostKeys) {

  private static final Duration LONGEST = Duration.ofDays(365);

  /** No limits. */
  public static final BudgetSettings NONE =
      new BudgetSettings(0, 0, 4096, Duration.ofDays(1), 10_000);

  /**
   * @throws IllegalArgumentException if a value is out of range; the message names it
   */
  public BudgetSettings {
    check(perRequest >= 0, "budget.per-request must be 0 or more; it is " + perRequest);
    check(perKey >= 0, "budget.per-key must be 0 or more; it is " + perKey);
    check(openEnded >= 1, "budget.open-ended must be 1 or more; it is " + openEnded);
    check(
        keep.isPositive() && keep.compareTo(LONGEST) <= 0,
        "budget.keep must be longer than zero and at most 365 days, such as 24h; it is " + keep);
    check(mostKeys >= 1, "budget.most-keys must be 1 or more; it is " + mostKeys);
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
