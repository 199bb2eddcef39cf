package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month's money.
 *
 * @param previous the month before
 * @param next the month behind; null for the current one
 * @param balances its accounts
 * @param charts of the twelve months up to it, one for each currency
 * @param entries its lines in the books that pass the filter
 * @param types to choose from
 * @param kinds likewise
 * @param typed the filter's fields as they were typed
 * @param wrong what is wrong with them, by name
 * @param latest the address of the first page; null on it
 * @param older the address of the next page; null on the last
 * @param csv the address of all that pass the filter, as CSV
 * @param json likewise, as lines of JSON
 * @param verdict whether the books are as they were written; null if that was not looked at
 */
record MoneyPage(
    String month,
    String previous,
    @Nullable String next,
    List<BalanceRow> balances,
    List<Chart> charts,
    List<YearRow> year,
    List<EntryRow> entries,
    List<Named> types,
    List<Named> kinds,
    Map<String, String> typed,
    Map<String, String> wrong,
    @Nullable String latest,
    @Nullable String older,
    String csv,
    String json,
    @Nullable VerdictView verdict) {

  /** What the chart shows, for one month and currency. */
  record YearRow(String month, String spent, String reserved, String refunded, String returned) {}

  /**
   * What the verifier says.
   *
   * @param head the chain's end, to be kept elsewhere; empty if the books were changed
   */
  record VerdictView(boolean intact, String text, String head) {}
}
