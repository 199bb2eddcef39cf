package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.MoneyPage.VerdictView;
import dev.phoenix.workers.console.page.Shown.Moment;
import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's statement.
 *
 * @param next null for the current month
 * @param zone whose months are budgeted
 * @param head the chain's end, to be kept elsewhere
 */
record ReportPage(
    String month,
    String previous,
    @Nullable String next,
    Moment made,
    String zone,
    List<BalanceRow> accounts,
    List<Row> requests,
    VerdictView verdict,
    String head) {

  /**
   * What a request cost and brought in.
   *
   * @param number null if the books know a request that there is not any more
   */
  record Row(
      @Nullable Long number,
      String title,
      Named type,
      String state,
      String asked,
      String reserved,
      String spent,
      String returned) {}
}
