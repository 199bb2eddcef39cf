package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The ledger's database is killed between the send and its confirmation. */
class PostgresCrashTest {

  private static final Intent INTENT =
      new Intent("feed", "http://127.0.0.1:1/feed", "a".repeat(64));

  @Test
  void shouldRememberTheSendOverAKillOfThePostgresServer() throws Exception {
    var data = Path.of("target", "postgres", "data-crash-" + System.nanoTime()).toAbsolutePath();
    var first = new Postgres(data);
    var url = first.newDatabase();
    try (var pool = LedgerDatabase.pool(url, "postgres", "")) {
      // given
      var ledger = EffectLedger.open(pool, Clock.systemUTC(), List.of());
      var sent =
          ledger.claim(ledger.intend(ledger.key(7, 0), INTENT), INTENT.address()).orElseThrow();

      // when
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
      var server = ProcessHandle.of(pid).orElseThrow();
      server.destroyForcibly();
      server.onExit().join();
      assertThatThrownBy(
              () -> ledger.confirm(sent.key(), "http://feed/1", Clock.systemUTC().instant(), null))
          .isInstanceOf(LedgerException.class);
    }
    // gives up the lock on the data directory
    first.close();
    // the workers of a killed server let go of its memory when they notice
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (var second = new Postgres(data);
                  var pool = LedgerDatabase.pool(second.address(url), "postgres", "")) {
                var ledger = EffectLedger.open(pool, Clock.systemUTC(), List.of());

                // then
                var row = ledger.intend(ledger.key(7, 0), INTENT);
                assertThat(row.state()).isEqualTo(EffectState.SENT);
                assertThat(row.attempt()).isOne();
              }
            });
  }
}
