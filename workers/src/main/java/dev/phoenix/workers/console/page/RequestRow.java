package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.console.page.Shown.Moment;
import dev.phoenix.workers.console.page.Shown.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request in a table.
 *
 * @param due when it passes to other people; null where nobody is asked any more
 * @param overdue whether that was before now
 */
record RequestRow(
    long number,
    String title,
    Named type,
    Named state,
    String amount,
    String caller,
    Moment made,
    @Nullable Moment due,
    boolean overdue) {

  static RequestRow of(RequestRecord kept, Shown shown, Instant now) {
    var request = kept.request();
    var due = kept.state().waits() ? kept.dueAt() : null;
    return new RequestRow(
        kept.number(),
        request.title(),
        shown.named("type", request.type()),
        shown.named("state", kept.state()),
        request.cost().signum() == 0 ? "" : shown.money(request.cost()),
        request.caller(),
        shown.moment(kept.madeAt()),
        shown.momentOrNull(due),
        due != null && due.isBefore(now));
  }
}
