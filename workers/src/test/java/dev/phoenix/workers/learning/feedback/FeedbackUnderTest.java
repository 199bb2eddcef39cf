package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.brief.Brief;
import dev.phoenix.workers.learning.golden.GoldenSet;
import dev.phoenix.workers.learning.golden.GoldenTopics;
import dev.phoenix.workers.reviewer.ReviewerLookup;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real feedback store on a real database. */
public final class FeedbackUnderTest {

  /** When these tests are. */
  public static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  private final DataSource database;
  private final Installation installation;
  private final Clock clock;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final GoldenTopics golden;

  /** A store in {@code database}, which has the workers' tables. */
  public FeedbackUnderTest(DataSource database, Installation installation, Clock clock) {
    this.database = database;
    this.installation = installation;
    this.clock = clock;
    this.golden = new GoldenTopics(GoldenSet.read(null), jdbc(), installation, clock);
  }

  /** A store in an empty database, at {@link #NOW}. */
  public static FeedbackUnderTest on(TestDatabase kind) {
    var database = kind.empty();
    WorkersSchema.migrate(database);
    return new FeedbackUnderTest(
        database, new Installation("here"), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** The task of "Record feedback". */
  public RecordFeedback task(ReviewerLookup reviewers) {
    return new RecordFeedback(store(), examples(), reviewers, new Pseudonyms(installation), clock);
  }

  /** The way in. */
  public FeedbackStore store() {
    return new FeedbackStore(examples(), installation, golden, meters);
  }

  /** What is stored. */
  public Examples examples() {
    return new Examples(jdbc(), transaction(), installation, clock);
  }

  /** Every example, as it was stored. */
  public List<Example> all() {
    return examples().after(-1, 100_000).stream().map(Examples.Placed::example).toList();
  }

  /** An import by way of {@code folder}. */
  public FeedbackImport imports(Path folder) {
    return new FeedbackImport(store(), clock, folder);
  }

  /** The golden topics. */
  public GoldenTopics golden() {
    return golden;
  }

  /** What was measured. */
  public MeterRegistry meters() {
    return meters;
  }

  /** Its database. */
  public JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  /** Its database. */
  public JdbcTemplate template() {
    return new JdbcTemplate(database);
  }

  /** Its transactions. */
  public TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  /** A brief about a topic. */
  public static Brief brief(String topic) {
    return new Brief(
        null, null, topic, "", "en", "friendly", List.of(), List.of(), List.of(), List.of(), 500);
  }

  /** Feedback on a text about a topic. */
  public static Feedback feedback(
      String topic, String text, @Nullable String rejected, double value) {
    return new Feedback(
        brief(topic), text, rejected, null, value, NOW, Origin.imported("test"), null);
  }

  /** Texts that share no run of three words, each about a topic of its own. */
  public static List<Feedback> different(int count) {
    var all = new ArrayList<Feedback>();
    for (int i = 0; i < count; i++) {
      var word = word(i);
      all.add(
          feedback(
              "A %s made of %sium".formatted(word, word),
              "Come and see %s today, or %sly tomorrow: %sium waits.".formatted(word, word, word),
              null,
              1));
    }
    return all;
  }

  private static String word(int number) {
    var word = new StringBuilder();
    for (int rest = number + 26; rest > 0; rest /= 26) {
      word.append("bcdfghjklmnpqrtvwxyzkuvioa".charAt(rest % 26)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }
}
