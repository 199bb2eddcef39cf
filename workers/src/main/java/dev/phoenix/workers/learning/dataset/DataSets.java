package dev.phoenix.workers.learning.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.learning.feedback.Example;
import dev.phoenix.workers.learning.feedback.Examples;
import dev.phoenix.workers.storage.Installation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of data sets: which run has which, and of which examples it was made. */
final class DataSets {

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Installation installation;

  DataSets(JdbcTemplate template, TransactionTemplate transaction, Installation installation) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.transaction = transaction;
    this.installation = installation;
  }

  /** The data set of a run. */
  Optional<Manifest> find(String runId) {
    return jdbc.sql(
            "select manifest from learning_data_set where installation = :installation"
                + " and run_id = :run")
        .param("installation", installation.id())
        .param("run", runId)
        .query(String.class)
        .optional()
        .map(DataSets::manifest);
  }

  /** The examples that a run trains on. */
  List<Example> kept(String runId) {
    return jdbc.sql(
            "select "
                + Examples.COLUMNS
                + " from feedback_example e join learning_data_set_example u"
                + " on u.installation = e.installation and u.example_id = e.id"
                + " where u.installation = :installation and u.run_id = :run and u.kept")
        .param("installation", installation.id())
        .param("run", runId)
        .query((row, number) -> Examples.read(row).example())
        .list();
  }

  /** Records a data set, unless its run has one. */
  void add(Manifest manifest, List<Example> kept, List<Example> earlier, List<String> leftOut) {
    transaction.executeWithoutResult(
        t -> {
          int added =
              jdbc.sql(
                      "insert into learning_data_set (installation, run_id, digest, manifest,"
                          + " collected_at) values (:installation, :run, :digest, :manifest, :at)"
                          + " on conflict do nothing")
                  .param("installation", installation.id())
                  .param("run", manifest.runId())
                  .param("digest", manifest.train().sha256())
                  .param("manifest", json(manifest))
                  .param("at", manifest.collectedAt().atOffset(ZoneOffset.UTC))
                  .update();
          if (added == 1) {
            var rows = new ArrayList<Object[]>();
            kept.forEach(e -> rows.add(row(manifest, e.id(), true, false)));
            earlier.forEach(e -> rows.add(row(manifest, e.id(), true, true)));
            leftOut.forEach(id -> rows.add(row(manifest, id, false, false)));
            template.batchUpdate(
                "insert into learning_data_set_example (installation, run_id, example_id, kept,"
                    + " earlier) values (?, ?, ?, ?, ?)",
                rows);
          }
        });
  }

  private Object[] row(Manifest manifest, String example, boolean kept, boolean earlier) {
    return new Object[] {installation.id(), manifest.runId(), example, kept, earlier};
  }

  private static String json(Manifest manifest) {
    try {
      return JobJson.mapper().writeValueAsString(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Manifest manifest(String json) {
    try {
      return JobJson.mapper().readValue(json, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A data set's manifest cannot be read", e);
    }
  }
}
