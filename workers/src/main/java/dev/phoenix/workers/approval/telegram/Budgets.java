package dev.phoenix.workers.approval.telegram;

import dev.phoenix.workers.approval.request.HumanRequest;
import dev.phoenix.workers.books.Account;
import dev.phoenix.workers.books.Balance;
import dev.phoenix.workers.books.BooksException;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Ledger;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** What is left of this month's budgets, now. */
final class Budgets {

  private final Ledger ledger;
  private final BooksSettings settings;
  private final Clock clock;

  Budgets(Ledger ledger, BooksSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is left for requests of this kind and currency, such as {@code 380.00 EUR}. */
  String left(HumanRequest request) {
    try {
      var account = new Account(request.type().name(), month(), request.cost().currency());
      return ledger.balance(account).left().toString();
    } catch (BooksException e) {
      // a sum beyond all bounds must not keep the others from being asked
      return "-";
    }
  }

  /** All of them. */
  List<Balance> all() {
    return ledger.balances(month());
  }

  /** The time zone of the months, in which times are told, too. */
  ZoneId zone() {
    return settings.zoneOrSystem();
  }

  private YearMonth month() {
    return YearMonth.now(clock.withZone(zone()));
  }
}
