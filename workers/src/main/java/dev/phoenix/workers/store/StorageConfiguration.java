package dev.phoenix.workers.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectListener;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.workers.WorkersProperties;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One database for the effect ledger and the workers' own tables: H2 in a file, or what the user
 * configured.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean
  DataSource dataSource(DataSourceProperties spring, WorkersProperties properties) {
    var config = new HikariConfig();
    var url = spring.getUrl();
    config.setJdbcUrl(
        LedgerDatabase.durable(
            url == null
                ? "jdbc:h2:file:"
                    + properties.dataDirectory().toAbsolutePath().normalize()
                    + "/phoenix"
                : url));
    config.setUsername(url == null ? "sa" : spring.getUsername());
    config.setPassword(url == null ? "" : spring.getPassword());
    config.setMaximumPoolSize(8);
    config.setPoolName("phoenix");
    return new HikariDataSource(config);
  }

  @Bean
  EffectLedger effectLedger(DataSource source, Clock clock, List<EffectListener> listeners) {
    migrate(source);
    return EffectLedger.open(source, clock, listeners);
  }

  /** Creates or updates the workers' tables; they keep a history of their own. */
  static void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/workers")
        .table("workers_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
