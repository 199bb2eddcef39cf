package dev.phoenix.workers.books;

/**
 * What an account's entries come to, each with its corrections.
 *
 * @param asked for by requests
 * @param reserved held back by reservations that are neither released nor settled
 * @param spent real costs
 * @param refunded what came back of them
 * @param returned what the requests brought in
 * @param requests how many requests were booked
 * @param settlements how many costs were settled
 */
public record AccountSums(
    Account account,
    Money asked,
    Money reserved,
    Money spent,
    Money refunded,
    Money returned,
    long requests,
    long settlements) {

  /** Of an account without entries. */
  static AccountSums none(Account account) {
    var zero = Money.zero(account.currency());
    return new AccountSums(account, zero, zero, zero, zero, zero, 0, 0);
  }
}
