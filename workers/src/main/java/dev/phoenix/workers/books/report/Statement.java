package dev.phoenix.workers.books.report;

import dev.phoenix.workers.books.Balance;
import dev.phoenix.workers.books.Head;
import dev.phoenix.workers.books.RequestSums;
import dev.phoenix.workers.books.Verdict;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * The books of a month.
 *
 * @param month of the zone
 * @param zone whose months are budgeted now
 * @param madeAt when it was made
 * @param accounts of the month, each with the limit that it opens with, by kind and currency
 * @param requests of the month with what they cost and brought in, by id; one that has entries in
 *     two currencies is there for each
 * @param verdict whether the books are as they were written
 * @param head the chain's end when it was made: kept elsewhere, it shows later that nothing up to
 *     there was changed
 */
public record Statement(
    YearMonth month,
    ZoneId zone,
    Instant madeAt,
    List<Balance> accounts,
    List<RequestSums> requests,
    Verdict verdict,
    Head head) {

  /** Keeps the lists from changing. */
  public Statement {
    accounts = List.copyOf(accounts);
    requests = List.copyOf(requests);
  }
}
