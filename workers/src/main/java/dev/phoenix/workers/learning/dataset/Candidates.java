package dev.phoenix.workers.learning.dataset;

import dev.phoenix.workers.learning.feedback.Example;
import dev.phoenix.workers.learning.feedback.Examples;
import dev.phoenix.workers.storage.Installation;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The examples that a data set can be made of. New are those that no run used, and those of runs
 * that gained nothing without being to blame for it, for some nights. Earlier are those of adapters
 * that went live.
 */
final class Candidates {

  private static final double OPPOSITE = 0.5;
  private static final int TRIES = 3;

  private static final String USED =
      " (select 1 from learning_data_set_example u left join learning_run r"
          + " on r.installation = u.installation and r.run_id = u.run_id"
          + " where u.installation = e.installation and u.example_id = e.id and ";

  private static final String OF_REQUEST =
      " from feedback_example e where e.installation = :installation and e.feedback > :above"
          + " and e.seq < :seq and ";

  /**
   * Without a row of its own, a run is under way, or was none of a night: its examples are used.
   */
  private static final String NEW =
      "not exists"
          + USED
          + "not u.earlier and (not u.kept or r.examples is null"
          + " or r.examples not in ('waiting', 'free')))"
          + " and (select count(*) from learning_data_set_example u join learning_run r"
          + " on r.installation = u.installation and r.run_id = u.run_id"
          + " where u.installation = e.installation and u.example_id = e.id"
          + " and not u.earlier and r.examples = 'waiting') < "
          + TRIES;

  private static final String EARLIER =
      "exists" + USED + "u.kept and not u.earlier and r.examples = 'learned')";

  private final JdbcClient jdbc;
  private final Installation installation;

  Candidates(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** At most {@code most} new ones that were stored before the place {@code seq}, latest first. */
  List<Examples.Placed> before(long seq, int most, Request request) {
    return page(isNew(request), seq, most, request);
  }

  /** The same for earlier ones. */
  List<Examples.Placed> earlierBefore(long seq, int most, Request request) {
    return page(EARLIER, seq, most, request);
  }

  /** How many new ones were stored before that place. */
  int countBefore(long seq, Request request) {
    return statement("select count(*)", isNew(request), "", seq, request)
        .query(Integer.class)
        .single();
  }

  /**
   * Whether another verdict on the same input says the opposite: that the text is worth less than
   * half, or that it had to be replaced.
   */
  boolean contradicted(Example example) {
    return jdbc.sql(
                "select count(*) from feedback_example o where o.installation = :installation"
                    + " and o.input_digest = :input and o.id <> :id"
                    + " and ((o.response_digest = :response and o.feedback < :opposite)"
                    + " or o.rejected_digest = :response)")
            .param("installation", installation.id())
            .param("input", example.digests().input())
            .param("id", example.id())
            .param("response", example.digests().response())
            .param("opposite", OPPOSITE)
            .query(Integer.class)
            .single()
        > 0;
  }

  private List<Examples.Placed> page(String which, long seq, int most, Request request) {
    return statement(
            "select " + Examples.COLUMNS, which, " order by e.seq desc limit :most", seq, request)
        .param("most", most)
        .query((row, number) -> Examples.read(row))
        .list();
  }

  private static String isNew(Request request) {
    return request.since() == null ? NEW : "e.given_at >= :since";
  }

  private JdbcClient.StatementSpec statement(
      String select, String which, String order, long seq, Request request) {
    var since = request.since();
    var statement =
        jdbc.sql(select + OF_REQUEST + which + order)
            .param("installation", installation.id())
            .param("above", request.feedbackAbove())
            .param("seq", seq);
    return since == null || !which.contains(":since")
        ? statement
        : statement.param("since", since.atOffset(ZoneOffset.UTC));
  }
}
