package dev.phoenix.workers.books;

/**
 * How an account stands: {@code left = limit - reserved - spent + refunded}. Nothing of it is
 * stored but the entries.
 *
 * @param limit the month's budget as it is set now; zero if none is
 * @param reserved held back for requests that are under way
 * @param spent real costs
 * @param refunded what came back of them
 * @param returned what the requests brought in; not to be spent again
 * @param left what can still be reserved; below zero only by real costs and a lowered limit
 */
public record Balance(
    Account account,
    Money limit,
    Money reserved,
    Money spent,
    Money refunded,
    Money returned,
    Money left) {

  /** The balance under a limit. */
  static Balance of(Money limit, AccountSums sums) {
    return new Balance(
        sums.account(),
        limit,
        sums.reserved(),
        sums.spent(),
        sums.refunded(),
        sums.returned(),
        limit.minus(sums.reserved()).minus(sums.spent()).plus(sums.refunded()));
  }
}
