package dev.phoenix.workers.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that books is killed, anywhere. */
class BooksKillTest {

  private static final int KILLS = 4;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldKeepWhatItAcknowledgedInOneChain(TestDatabase kind) throws Exception {
    // given
    var random = new Random(20261121);
    String url;
    try (var database = kind.empty()) {
      WorkersSchema.migrate(database);
      url = database.getJdbcUrl();
    }
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      // when
      var said = bookUntilKilled(url, kill, random);

      // then
      try (var database = new HikariDataSource()) {
        database.setJdbcUrl(url);
        var test = BooksUnderTest.on(database);
        var last = Head.parse(said.getLast());
        var verdict = test.verifier().verify(last);
        assertThat(verdict).isInstanceOf(Intact.class);
        var count = ((Intact) verdict).count();
        // what it was in the midst of is there whole or not at all
        assertThat(count).isBetween(before + said.size(), before + said.size() + 1);
        before = count;
        assertThat(said).allSatisfy(head -> assertThere(test, Head.parse(head)));
      }
    }
  }

  private static void assertThere(BooksUnderTest test, Head head) {
    assertThat(test.ledger().entries(EntryFilter.ALL, head.sequence() + 1, 1))
        .first()
        .extracting(Entry::head)
        .isEqualTo(head);
  }

  private static List<String> bookUntilKilled(String url, int number, Random random)
      throws IOException, InterruptedException {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BookingProcess.class.getName(),
                url,
                "run-" + number)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new ArrayList<String>();
    try (var output = child.inputReader(StandardCharsets.UTF_8)) {
      int words = 1 + random.nextInt(40);
      String line;
      while (said.size() < words && (line = output.readLine()) != null) {
        keep(said, line);
      }
      // anywhere in the next booking, not only where it speaks
      LockSupport.parkNanos(random.nextLong(6_000_000));
      // by its handle, which leaves its last words readable
      child.toHandle().destroyForcibly();
      output.lines().forEach(last -> keep(said, last));
    }
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("It was killed, and did not end by itself").isEqualTo(137);
    return said;
  }

  /** Keeps a head; what the log says is passed over, and a line that the kill cut too. */
  private static void keep(List<String> said, String line) {
    if (line.matches("[0-9]+:[0-9a-f]{64}")) {
      said.add(line);
    }
  }
}
