package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests that were made, to be read. */
@Component
public class RequestList {

  private static final String SELECT =
      "select id, number, process_instance_key, request, state, made_at, opened_at, remind_at,"
          + " due_at, expires_at, reason, decision, comment, decided_by, decided_via, decided_at,"
          + " outcome, closed_at from human_request where installation = :installation";

  private static final int PAGE = 200;

  private final JdbcClient jdbc;
  private final Installation installation;

  /** Reads the table {@code human_request}. */
  public RequestList(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** The one that people call by this number. */
  public Optional<RequestRecord> byNumber(long number) {
    return one(" and number = :number", Map.of("number", number));
  }

  /** The one that messages call by this id. */
  public Optional<RequestRecord> byId(String id) {
    return one(" and id = :id", Map.of("id", id));
  }

  /** Those that messages call by these ids, in no order; of what is not there, nothing. */
  public List<RequestRecord> byIds(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : list(" and id in (:ids)", Map.of("ids", List.copyOf(ids)));
  }

  /** Those that a person can decide, the first made first; at most so many. */
  public List<RequestRecord> waiting(int most) {
    return list(" and state = 'PENDING' order by number limit :most", Map.of("most", most));
  }

  /** Hands on all that pass the filter, the latest first, without holding them all. */
  public void each(RequestFilter filter, Consumer<RequestRecord> reader) {
    var page = page(filter, Long.MAX_VALUE, PAGE);
    while (!page.isEmpty()) {
      page.forEach(reader);
      page = page(filter, page.getLast().number(), PAGE);
    }
  }

  /**
   * A page, the latest first.
   *
   * @param before the lowest number of the page before; {@link Long#MAX_VALUE} for the first page
   * @param most how many
   */
  public List<RequestRecord> page(RequestFilter filter, long before, int most) {
    var params = params(filter);
    params.put("before", before);
    params.put("most", most);
    return list(
        conditions(filter) + " and number < :before order by number desc limit :most", params);
  }

  /** How many there are of each state that occurs. */
  public Map<RequestState, Long> counts(RequestFilter filter) {
    var counts = new LinkedHashMap<RequestState, Long>();
    jdbc.sql(
            "select state, count(*) from human_request where installation = :installation"
                + conditions(filter)
                + " group by state order by state")
        .param("installation", installation.id())
        .params(params(filter))
        .query(
            row -> {
              counts.put(RequestState.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  private Optional<RequestRecord> one(String condition, Map<String, ?> params) {
    return list(condition, params).stream().findFirst();
  }

  private List<RequestRecord> list(String condition, Map<String, ?> params) {
    return jdbc.sql(SELECT + condition)
        .param("installation", installation.id())
        .params(params)
        .query((row, number) -> read(row))
        .list();
  }

  private static String conditions(RequestFilter filter) {
    var conditions = new ArrayList<String>();
    if (!filter.states().isEmpty()) {
      conditions.add("state in (:states)");
    }
    if (filter.type() != null) {
      conditions.add("type = :type");
    }
    if (filter.caller() != null) {
      conditions.add("caller = :caller");
    }
    if (filter.from() != null) {
      conditions.add("made_at >= :from");
    }
    if (filter.to() != null) {
      conditions.add("made_at < :to");
    }
    return conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
  }

  private static Map<String, Object> params(RequestFilter filter) {
    var params = new LinkedHashMap<String, Object>();
    params.put("states", filter.states().stream().map(Enum::name).toList());
    put(params, "type", filter.type() == null ? null : filter.type().name());
    put(params, "caller", filter.caller());
    put(params, "from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC));
    put(params, "to", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC));
    return params;
  }

  private static void put(Map<String, Object> params, String name, @Nullable Object value) {
    if (value != null) {
      params.put(name, value);
    }
  }

  private static RequestRecord read(ResultSet row) throws SQLException {
    return new RequestRecord(
        request(row.getString("request")).named(row.getString("id"), row.getLong("number")),
        row.getLong("process_instance_key"),
        RequestState.valueOf(row.getString("state")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        instant(row, "opened_at"),
        instant(row, "remind_at"),
        instant(row, "due_at"),
        instant(row, "expires_at"),
        row.getString("reason"),
        decision(row),
        outcome(row.getString("outcome")),
        instant(row, "closed_at"));
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    return row.getString("decision") == null
        ? null
        : new Decision(
            row.getString("decision"),
            row.getString("comment"),
            null,
            row.getString("decided_by"),
            row.getString("decided_via"),
            instant(row, "decided_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static HumanRequest request(String json) {
    try {
      return JobJson.mapper().readValue(json, HumanRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("human_request.request is not a request", e);
    }
  }

  private static @Nullable JsonNode outcome(@Nullable String json) {
    try {
      return json == null ? null : JobJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("human_request.outcome is not JSON", e);
    }
  }
}
