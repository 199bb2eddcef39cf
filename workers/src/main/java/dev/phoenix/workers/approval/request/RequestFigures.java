package dev.phoenix.workers.approval.request;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the requests that were made come to. */
@Component
public class RequestFigures {

  // what a person decided who was asked; rules ask nobody, and the clock and the caller are no
  // answer
  private static final String DECIDED_BY_PEOPLE =
      " from human_request where installation = :installation and decided_at >= :since and"
          + " opened_at is not null and decision in ('approved', 'rejected') and decided_via <>"
          + " 'rules'";

  private static final String TIMES =
      "count(*), percentile_cont(0.5) within group (order by extract(epoch from (decided_at -"
          + " opened_at))), percentile_cont(0.9) within group (order by extract(epoch from"
          + " (decided_at - opened_at)))";

  private final JdbcClient jdbc;
  private final Installation installation;

  /**
   * How long people took to decide, from when they were asked.
   *
   * @param via where they decided, such as {@code console}; {@code all} for all places together
   * @param count how many requests
   * @param median half of them took at most this
   * @param p90 nine of ten took at most this
   */
  public record DecisionTimes(String via, long count, Duration median, Duration p90) {

    /** All places together. */
    public static final String ALL = "all";
  }

  /** Reads the table {@code human_request}. */
  public RequestFigures(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /**
   * How long people took for what they decided since then, for each place by its name, and last for
   * all together; empty if nothing was decided.
   */
  public List<DecisionTimes> decisionTimes(Instant since) {
    return jdbc.sql(
            "select 0, decided_via, %s%s group by decided_via union all select 1, '%s', %s%s having"
                    .formatted(
                        TIMES, DECIDED_BY_PEOPLE, DecisionTimes.ALL, TIMES, DECIDED_BY_PEOPLE)
                + " count(*) > 0 order by 1, 2")
        .param("installation", installation.id())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((row, number) -> times(row))
        .list();
  }

  /** How many requests people were asked since then. */
  public int askedSince(Instant since) {
    return jdbc.sql(
            "select count(*) from human_request where installation = :installation and opened_at >="
                + " :since")
        .param("installation", installation.id())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** Who ever asked, by name. */
  public List<String> callers() {
    return jdbc.sql(
            "select distinct caller from human_request where installation = :installation"
                + " order by caller")
        .param("installation", installation.id())
        .query(String.class)
        .list();
  }

  private static DecisionTimes times(ResultSet row) throws SQLException {
    return new DecisionTimes(
        row.getString(2), row.getLong(3), seconds(row.getDouble(4)), seconds(row.getDouble(5)));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
