package dev.phoenix.workers.console.page;

import dev.phoenix.workers.books.Balance;
import dev.phoenix.workers.console.page.Shown.Named;

/**
 * How an account stands, in a table.
 *
 * @param limit empty without a budget
 * @param left likewise
 * @param used of the budget in percent, held back or spent; empty without a budget
 * @param over whether more is held back or spent than there is a budget for
 */
record BalanceRow(
    Named type,
    String limit,
    String reserved,
    String spent,
    String refunded,
    String returned,
    String left,
    String used,
    boolean over) {

  static BalanceRow of(Balance balance, Shown shown) {
    boolean budget = balance.limit().signum() > 0;
    return new BalanceRow(
        shown.named("type", balance.account().kind()),
        budget ? shown.money(balance.limit()) : "",
        shown.money(balance.reserved()),
        shown.money(balance.spent()),
        shown.money(balance.refunded()),
        shown.money(balance.returned()),
        budget ? shown.money(balance.left()) : "",
        shown.percent(balance.limit().minus(balance.left()).amount(), balance.limit().amount()),
        budget && balance.left().signum() < 0);
  }
}
