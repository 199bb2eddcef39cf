package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page.
 *
 * @param empty whether nothing was ever asked for
 * @param rest the engine's REST address, for the line that makes a request
 * @param counts how many requests there are of each state that occurs
 * @param waiting the first of those that wait for a person
 * @param more how many more wait
 * @param attention what was asked of people today
 * @param month the month of the budgets
 * @param budgets one for each currency
 * @param times how long people took to decide
 * @param returns what brought in most
 */
record Overview(
    boolean empty,
    String rest,
    List<Count> counts,
    List<RequestRow> waiting,
    long more,
    Attention attention,
    String month,
    List<Budgets> budgets,
    List<Times> times,
    List<Return> returns) {

  /** How many requests are in a state. */
  record Count(Named state, String count) {}

  /**
   * How many requests people were asked today, and how many they may be asked.
   *
   * @param text both in words
   */
  record Attention(int asked, int most, String text) {}

  /**
   * The budgets in a currency.
   *
   * @param chart null if nothing is set and nothing was spent
   */
  record Budgets(String currency, @Nullable Chart chart, List<BalanceRow> rows) {}

  /** How long people took in a place. */
  record Times(Named place, String count, String median, String p90) {}

  /**
   * What a request brought in.
   *
   * @param number null if the books know a request that there is not any more
   * @param ratio what it brought in over what it cost; empty if it cost nothing
   */
  record Return(@Nullable Long number, String title, String cost, String returned, String ratio) {}
}
