package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.Entry;
import dev.phoenix.workers.console.page.Shown.Moment;
import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the books, in a table.
 *
 * @param request the number of its request; null if there is no such request any more
 * @param requestId what the books call it
 * @param about the line that it ends, pays back or corrects; null if none
 */
record EntryRow(
    long sequence,
    Moment at,
    Named kind,
    Named account,
    String month,
    String money,
    @Nullable Long request,
    String requestId,
    String person,
    String note,
    @Nullable Long about) {

  static List<EntryRow> of(List<Entry> entries, Map<String, RequestRecord> requests, Shown shown) {
    return entries.stream()
        .map(entry -> of(entry, requests.get(entry.voucher().requestId()), shown))
        .toList();
  }

  private static EntryRow of(Entry entry, @Nullable RequestRecord request, Shown shown) {
    return new EntryRow(
        entry.sequence(),
        shown.moment(entry.at()),
        shown.named("entry", entry.kind()),
        shown.named("type", entry.account().kind()),
        entry.account().month().toString(),
        shown.money(entry.money()),
        request == null ? null : request.number(),
        entry.voucher().requestId(),
        entry.voucher().person(),
        entry.voucher().note(),
        entry.about());
  }
}
