package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestFilter;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which requests an address asks for.
 *
 * @param fields {@code state}, {@code type}, {@code caller}, {@code from} and {@code to} (days of
 *     the zone, the last one included), {@code before}
 * @param filter what they mean
 * @param before the lowest number of the page before
 */
record RequestQuery(Fields fields, RequestFilter filter, long before) {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  static RequestQuery of(Map<String, String> given, ZoneId zone) {
    var fields = new Fields(given);
    var state = fields.read("state", RequestState::valueOf);
    var type = fields.read("type", RequestType::valueOf);
    var caller = fields.text("caller", 100);
    var from = fields.read("from", RequestQuery::day);
    var to = fields.read("to", RequestQuery::day);
    if (from != null && to != null && to.isBefore(from)) {
      fields.refuse("to", "before");
    }
    var before = fields.read("before", Long::valueOf);
    var filter =
        new RequestFilter(
            state == null ? Set.of() : Set.of(state),
            type,
            caller.isEmpty() ? null : caller,
            start(from, zone),
            start(to == null ? null : to.plusDays(1), zone));
    return new RequestQuery(fields, filter, before == null ? Long.MAX_VALUE : before);
  }

  private static LocalDate day(String text) {
    if (!DAY.matcher(text).matches()) {
      throw new IllegalArgumentException("no day");
    }
    return LocalDate.parse(text);
  }

  private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
