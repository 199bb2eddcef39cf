package dev.phoenix.connector.telegram.updates;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2InboxTest extends InboxContract {

  @TempDir Path folder;

  @Override
  String newDatabase() {
    return "jdbc:h2:file:" + folder.resolve("inbox");
  }

  @Test
  void shouldRefuseADatabaseThatForgets() {
    // given
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("forgetful"));
    try (var pool = new HikariDataSource(config)) {

      // then
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Inbox.open(pool, 1, Clock.systemUTC()))
          .withMessageContaining("WRITE_DELAY=0");
    }
  }
}
