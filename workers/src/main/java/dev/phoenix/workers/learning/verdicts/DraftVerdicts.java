package dev.phoenix.workers.learning.verdicts;

import dev.phoenix.workers.learning.feedback.Examples;
import dev.phoenix.workers.learning.feedback.Examples.Placed;
import dev.phoenix.workers.storage.Installation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The verdicts in {@code feedback_example} by the adapter that drafted. Of each process instance
 * only the first draft's counts: one topic that nothing good is written about would count often.
 */
public final class DraftVerdicts {

  private static final String FIRST =
      "select "
          + Examples.COLUMNS
          + " from feedback_example e where e.installation = :installation"
          + " and e.verdict like '%:1' and e.model = :model";

  private final JdbcClient jdbc;
  private final Installation installation;
  private final String model;

  /**
   * Verdicts of this installation.
   *
   * @param model whose drafts
   */
  public DraftVerdicts(JdbcClient jdbc, Installation installation, String model) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.model = model;
  }

  /** The first verdicts on drafts of an adapter, oldest first. */
  List<Placed> first(String adapter, int most) {
    return statement(FIRST + " and e.adapter = :adapter order by e.seq limit :most")
        .param("adapter", adapter)
        .param("most", most)
        .query((row, number) -> Examples.read(row))
        .list();
  }

  /**
   * The latest verdicts on drafts of an adapter.
   *
   * @param adapter null for the model alone
   * @param place those that were stored before it
   * @param since those that were given from then on
   */
  List<Placed> latest(@Nullable String adapter, long place, Instant since, int most) {
    var statement =
        statement(
                FIRST
                    + (adapter == null ? " and e.adapter is null" : " and e.adapter = :adapter")
                    + " and e.seq < :place and e.given_at >= :since"
                    + " order by e.seq desc limit :most")
            .param("place", place)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("most", most);
    return (adapter == null ? statement : statement.param("adapter", adapter))
        .query((row, number) -> Examples.read(row))
        .list();
  }

  private JdbcClient.StatementSpec statement(String sql) {
    return jdbc.sql(sql).param("installation", installation.id()).param("model", model);
  }
}
