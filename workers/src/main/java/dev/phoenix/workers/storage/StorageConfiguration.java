package dev.phoenix.workers.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectListener;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.workers.WorkersSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One database for the workers' tables and the effect ledger's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
class StorageConfiguration {

  private static final String H2_SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(DataSourceProperties properties, WorkersSettings settings) {
    var given = properties.getUrl();
    var url = given == null || given.isBlank() ? fileUrl(settings.dataDirectory()) : given;
    var pool =
        properties
            .initializeDataSourceBuilder()
            .type(HikariDataSource.class)
            .url(DurableUrl.of(url))
            .driverClassName(null)
            .build();
    LedgerDatabase.reopenClosed(pool);
    return pool;
  }

  @Bean
  EffectLedger effectLedger(
      DataSource database, Clock clock, List<EffectListener> listeners, WorkersSettings settings) {
    var ledger = EffectLedger.open(database, clock, listeners);
    RestoreMark.take(settings.dataDirectory(), ledger);
    return ledger;
  }

  /** Made when the tables are up to date, so that whoever needs it finds them. */
  @Bean
  Installation installation(DataSource database, EffectLedger ledger) {
    WorkersSchema.migrate(database);
    return new Installation(ledger.key(0, 0).installation().toString());
  }

  private static String fileUrl(Path directory) {
    return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("workers") + H2_SETTINGS;
  }
}
