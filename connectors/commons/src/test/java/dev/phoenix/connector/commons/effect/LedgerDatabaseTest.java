package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerDatabaseTest {

  @Test
  void shouldAddWriteDelayToAnH2Address() {
    assertThat(LedgerDatabase.durable("jdbc:h2:./x;MODE=PostgreSQL"))
        .isEqualTo("jdbc:h2:./x;MODE=PostgreSQL;WRITE_DELAY=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:./x;write_delay=0", "jdbc:postgresql://127.0.0.1/ledger"})
  void shouldLeaveADurableAddressAlone(String url) {
    assertThat(LedgerDatabase.durable(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:./x;WRITE_DELAY=500",
        "jdbc:h2:./x;write_delay=1;MODE=MySQL",
        "JDBC:H2:MEM:x"
      })
  void shouldRefuseAnAddressThatForgets(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> LedgerDatabase.durable(url));
  }

  @Test
  void shouldRefuseAForeignPoolThatForgets(@TempDir Path folder) {
    // given
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("ledger"));
    try (var pool = new HikariDataSource(config)) {

      // then
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EffectLedger.open(pool, Clock.systemUTC(), List.of()))
          .withMessageContaining("WRITE_DELAY=0");
    }
  }

  @Test
  void shouldSayWhatToDoWhenTheDatabaseIsAway() {
    try (var pool =
        LedgerDatabase.pool("jdbc:postgresql://127.0.0.1:1/ledger", "ledger", "hunter2")) {
      pool.setConnectionTimeout(500);
      assertThatThrownBy(() -> EffectLedger.open(pool, Clock.systemUTC(), List.of()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("cannot be opened")
          .hasMessageNotContaining("hunter2");
    }
  }
}
