package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in H2 whose disk fills. */
class FullDiskTest {

  private static final Intent INTENT = new Intent("feed", "http://feed", "a".repeat(64));

  @TempDir private Path folder;

  @BeforeAll
  static void register() {
    FilePath.register(new FullDisk());
  }

  @AfterEach
  void empty() {
    FullDisk.full = false;
  }

  @Test
  void shouldGoOnWhenThereIsRoomAgain() throws SQLException {
    // given
    try (var database =
        LedgerDatabase.pool("jdbc:h2:full:" + folder.toAbsolutePath().resolve("ledger"), "", "")) {
      var ledger = EffectLedger.open(database, Clock.systemUTC(), List.of());
      var before = ledger.intend(ledger.key(1, 0), INTENT);
      FullDisk.full = true;
      assertThatThrownBy(() -> ledger.intend(ledger.key(2, 0), INTENT))
          .isInstanceOf(LedgerException.class);

      // when
      FullDisk.full = false;

      // then
      var after =
          await()
              .atMost(Duration.ofMinutes(1))
              .ignoreExceptionsInstanceOf(LedgerException.class)
              .until(() -> ledger.intend(ledger.key(3, 0), INTENT), effect -> true);
      assertThat(after.state()).isEqualTo(EffectState.INTENDED);
      assertThat(ledger.find(before.key())).contains(before);
    }
  }
}
