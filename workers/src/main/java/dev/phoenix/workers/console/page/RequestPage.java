package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.Shown.Moment;
import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that is known of it. What it has not is empty.
 *
 * @param ratio what it is expected to bring in over what it costs
 * @param links each with whether a browser may follow it
 * @param text what the decider may edit
 * @param action the job type that carries it out
 * @param reason why people are asked
 * @param steps what happened and what will, in order
 * @param decision null before it is made
 * @param outcome null before it is closed
 * @param entries its lines in the books
 * @param operate the address of its process instance in Operate
 * @param waits whether a person can decide it
 */
record RequestPage(
    long number,
    String id,
    String key,
    String title,
    Named type,
    Named state,
    String why,
    String amount,
    String currency,
    String expectedReturn,
    String ratio,
    Named risk,
    List<String> alternatives,
    String onNo,
    List<Link> links,
    String context,
    String text,
    String caller,
    String action,
    String reason,
    List<Step> steps,
    @Nullable Decided decision,
    @Nullable Outcome outcome,
    List<EntryRow> entries,
    String operate,
    boolean waits) {

  /** An address that the request names. */
  record Link(String address, boolean web) {}

  /**
   * A moment in the request's life.
   *
   * @param open whether it is still to come
   */
  record Step(String label, Moment at, boolean open) {}

  /** What was decided. */
  record Decided(Named outcome, String by, Named via, @Nullable Moment at, String comment) {}

  /** What its caller was told. */
  record Outcome(String reason, String text, String cost, String overrun) {}
}
