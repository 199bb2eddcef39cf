package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.storage.Installation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code feedback_example}. Its rows are added, read and never changed. */
public final class Examples {

  /** The columns that {@link #read} reads. */
  public static final String COLUMNS =
      "e.id, e.input, e.language, e.response, e.rejected, e.reason, e.feedback, e.source,"
          + " e.verdict, e.process_instance_key, e.reviewer, e.model, e.adapter, e.topic_hash,"
          + " e.input_digest, e.response_digest, e.rejected_digest, e.split, e.given_at, e.seq";

  /**
   * An example and its place.
   *
   * @param seq rises with each example that is stored
   */
  public record Placed(long seq, Example example) {}

  /**
   * How many there are.
   *
   * @param total of all
   * @param golden of golden topics
   * @param unused that no data set was made of yet
   */
  public record Counts(long total, long golden, long unused) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Installation installation;
  private final Clock clock;

  /** Reads and writes this installation's rows. */
  public Examples(
      JdbcClient jdbc, TransactionTemplate transaction, Installation installation, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Stores those that are not there yet, all or none.
   *
   * @return how many were added
   */
  public int add(List<Example> examples) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    var added = transaction.execute(t -> examples.stream().mapToInt(e -> add(e, now)).sum());
    return added == null ? 0 : added;
  }

  /** The example of a verdict, {@code PROCESS_INSTANCE_KEY:ROUND}. */
  public Optional<Example> ofVerdict(String verdict) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from feedback_example e where e.installation = :installation"
                + " and e.verdict = :verdict")
        .param("installation", installation.id())
        .param("verdict", verdict)
        .query((row, number) -> read(row).example())
        .optional();
  }

  /** At most {@code most} examples that were stored after the place {@code seq}, oldest first. */
  public List<Placed> after(long seq, int most) {
    return page("e.seq > :seq order by e.seq", seq, most);
  }

  /** At most {@code most} examples, the latest first. */
  public List<Placed> latest(int most) {
    return page("e.seq < :seq order by e.seq desc", Long.MAX_VALUE, most);
  }

  /** How many there are. */
  public Counts counts() {
    return jdbc.sql(
            "select count(*), count(case when e.split = 'golden' then 1 end),"
                + " count(case when e.split = 'train' and not exists (select 1 from"
                + " learning_data_set_example u where u.installation = e.installation"
                + " and u.example_id = e.id) then 1 end)"
                + " from feedback_example e where e.installation = :installation")
        .param("installation", installation.id())
        .query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  private List<Placed> page(String condition, long seq, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from feedback_example e where e.installation = :installation and "
                + condition
                + " limit :most")
        .param("installation", installation.id())
        .param("seq", seq)
        .param("most", most)
        .query((row, number) -> read(row))
        .list();
  }

  private int add(Example example, OffsetDateTime now) {
    var origin = example.origin();
    return jdbc.sql(
            "insert into feedback_example (installation, id, verdict, input, language, response,"
                + " rejected, reason, feedback, source, reviewer, process_instance_key, model,"
                + " adapter, topic_hash, input_digest, response_digest, rejected_digest, split,"
                + " given_at, stored_at) values (:installation, :id, :verdict, :input, :language,"
                + " :response, :rejected, :reason, :feedback, :source, :reviewer, :key, :model,"
                + " :adapter, :topic, :inputDigest, :responseDigest, :rejectedDigest, :split,"
                + " :givenAt, :now) on conflict do nothing")
        .param("installation", installation.id())
        .param("id", example.id())
        .param("verdict", origin.verdict())
        .param("input", example.input())
        .param("language", example.language())
        .param("response", example.response())
        .param("rejected", example.rejected())
        .param("reason", example.reason())
        .param("feedback", example.feedback())
        .param("source", origin.source())
        .param("reviewer", origin.reviewer())
        .param("key", origin.processInstanceKey())
        .param("model", origin.model())
        .param("adapter", origin.adapter())
        .param("topic", example.digests().topic())
        .param("inputDigest", example.digests().input())
        .param("responseDigest", example.digests().response())
        .param("rejectedDigest", example.digests().rejected())
        .param("split", example.split().word())
        .param("givenAt", example.givenAt().atOffset(ZoneOffset.UTC))
        .param("now", now)
        .update();
  }

  /** Reads a row of {@link #COLUMNS}. */
  @SuppressWarnings("NullAway") // ResultSet tells null for null columns only
  public static Placed read(ResultSet row) throws SQLException {
    var origin =
        new Origin(
            row.getString(8),
            row.getString(9),
            row.getObject(10, Long.class),
            row.getString(11),
            row.getString(12),
            row.getString(13));
    return new Placed(
        row.getLong(20),
        new Example(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getDouble(7),
            origin,
            new Example.Digests(
                row.getString(14), row.getString(15), row.getString(16), row.getString(17)),
            row.getString(18).equals(Split.GOLDEN.word()) ? Split.GOLDEN : Split.TRAIN,
            row.getObject(19, OffsetDateTime.class).toInstant()));
  }
}
