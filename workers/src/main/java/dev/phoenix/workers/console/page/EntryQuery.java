package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.books.EntryFilter;
import dev.phoenix.workers.books.EntryKind;
import dev.phoenix.workers.books.Money;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which entries of the books an address asks for.
 *
 * @param fields {@code month}, {@code type}, {@code currency}, {@code kind}, {@code request} (a
 *     number), {@code person}, {@code before}
 * @param filter what they mean
 * @param before the lowest sequence number of the page before
 */
record EntryQuery(Fields fields, EntryFilter filter, long before) {

  private static final Pattern MONTH = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}");

  static EntryQuery of(Map<String, String> given, RequestList requests) {
    var fields = new Fields(given);
    var month = fields.read("month", EntryQuery::month);
    var type = fields.read("type", RequestType::valueOf);
    var currency = fields.read("currency", Money::currency);
    var kind = fields.read("kind", EntryKind::valueOf);
    var request = fields.read("request", text -> id(text, requests));
    var person = fields.text("person", 200);
    var before = fields.read("before", Long::valueOf);
    return new EntryQuery(
        fields,
        new EntryFilter(
            type == null ? null : type.name(),
            month,
            currency,
            kind,
            request,
            person.isEmpty() ? null : person),
        before == null ? Long.MAX_VALUE : before);
  }

  /** A month such as {@code 2026-11}. */
  static YearMonth month(String text) {
    if (!MONTH.matcher(text).matches()) {
      throw new IllegalArgumentException("no month");
    }
    return YearMonth.parse(text);
  }

  private static String id(String number, RequestList requests) {
    return Optional.of(number)
        .flatMap(text -> requests.byNumber(Long.parseLong(text)))
        .map(RequestRecord::id)
        .orElseThrow(() -> new IllegalArgumentException("no request"));
  }
}
