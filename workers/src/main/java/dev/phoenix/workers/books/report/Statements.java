package dev.phoenix.workers.books.report;

import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.books.RequestSums;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.books.Verifier;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Makes statements. */
public final class Statements {

  private static final int PAGE = 500;

  private final Ledger ledger;
  private final Verifier verifier;
  private final BooksSettings settings;
  private final Clock clock;

  /** Makes them of what the ledger reads. */
  public Statements(Ledger ledger, Verifier verifier, BooksSettings settings, Clock clock) {
    this.ledger = ledger;
    this.verifier = verifier;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The books of a month as they are now. Verifies all of them, so it takes longer the more there
   * are.
   */
  public Statement of(YearMonth month) {
    var verdict = verifier.verify();
    return new Statement(
        month,
        settings.zoneOrSystem(),
        clock.instant(),
        ledger.balances(month),
        requests(month),
        verdict,
        verdict instanceof Intact intact ? intact.head() : ledger.head());
  }

  private List<RequestSums> requests(YearMonth month) {
    var all = new ArrayList<RequestSums>();
    var page = ledger.requests(month, "", PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = ledger.requests(month, page.getLast().requestId(), PAGE);
    }
    return all;
  }
}
