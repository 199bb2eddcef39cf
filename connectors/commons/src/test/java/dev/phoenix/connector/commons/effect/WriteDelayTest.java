package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why the ledger insists on WRITE_DELAY=0: the same commits, the same halt, with and without it.
 */
class WriteDelayTest {

  private static final int COMMITS = 20;

  @TempDir Path folder;

  @Test
  void shouldLoseNoAcknowledgedCommitWithWriteDelayZero() throws Exception {
    var url = "jdbc:h2:file:" + folder.resolve("durable") + ";WRITE_DELAY=0";

    assertThat(commitsThatOutliveAHalt(url)).isEqualTo(COMMITS);
  }

  @Test
  void shouldLoseAcknowledgedCommitsWithoutIt() throws Exception {
    // an hour, so that the loss does not hang on the half second of H2's default
    var url = "jdbc:h2:file:" + folder.resolve("forgetful") + ";WRITE_DELAY=3600000";

    assertThat(commitsThatOutliveAHalt(url)).isLessThan(COMMITS);
  }

  private static int commitsThatOutliveAHalt(String url) throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create table note (id int primary key)");
    }
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Halting.class.getName(),
                url)
            .inheritIO()
            .start();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(Halting.EXIT);
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery("select count(*) from note")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Commits, one by one, and dies as by kill -9. */
  static final class Halting {

    static final int EXIT = 42;

    private Halting() {}

    public static void main(String[] args) throws Exception {
      var connection = DriverManager.getConnection(args[0]);
      for (int i = 0; i < COMMITS; i++) {
        connection.createStatement().execute("insert into note values (" + i + ")");
      }
      Runtime.getRuntime().halt(EXIT);
    }
  }
}
