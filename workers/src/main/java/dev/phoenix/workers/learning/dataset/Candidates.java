package dev.phoenix.workers.learning.dataset;

import dev.phoenix.workers.learning.feedback.Example;
import dev.phoenix.workers.learning.feedback.Examples;
import dev.phoenix.workers.storage.Installation;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The examples that a data set can be made of. */
final class Candidates {

  private static final double OPPOSITE = 0.5;

  private static final String OF_REQUEST =
      " from feedback_example e where e.installation = :installation and e.feedback > :above"
          + " and e.seq < :seq and ";
  private static final String UNUSED =
      "not exists (select 1 from learning_data_set_example u"
          + " where u.installation = e.installation and u.example_id = e.id)";

  private final JdbcClient jdbc;
  private final Installation installation;

  Candidates(JdbcClient jdbc, Installation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  /** At most {@code most} of them that were stored before the place {@code seq}, latest first. */
  List<Examples.Placed> before(long seq, int most, Request request) {
    return statement("select " + Examples.COLUMNS, " order by e.seq desc limit :most", seq, request)
        .param("most", most)
        .query((row, number) -> Examples.read(row))
        .list();
  }

  /** How many were stored before that place. */
  int countBefore(long seq, Request request) {
    return statement("select count(*)", "", seq, request).query(Integer.class).single();
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

  private JdbcClient.StatementSpec statement(
      String select, String order, long seq, Request request) {
    var since = request.since();
    var statement =
        jdbc.sql(select + OF_REQUEST + (since == null ? UNUSED : "e.given_at >= :since") + order)
            .param("installation", installation.id())
            .param("above", request.feedbackAbove())
            .param("seq", seq);
    return since == null ? statement : statement.param("since", since.atOffset(ZoneOffset.UTC));
  }
}
