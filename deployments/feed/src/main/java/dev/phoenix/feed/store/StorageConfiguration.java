package dev.phoenix.feed.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.phoenix.feed.FeedProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database file. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(FeedProperties properties) {
    var directory = properties.dataDirectory().toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UnusableDataDirectoryException(directory, e);
    }
    var config = new HikariConfig();
    config.setJdbcUrl(url(directory));
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(1);
    config.setExceptionOverride(new ReopenedH2(config));
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new UnusableDataDirectoryException(directory, e);
    }
  }

  /**
   * WRITE_DELAY=0 writes each commit to the file before it is acknowledged; H2's default of 500 ms
   * loses commits when the process dies. DB_CLOSE_ON_EXIT leaves the closing to the pool, which the
   * web server outlives.
   */
  private static String url(Path directory) {
    return "jdbc:h2:file:" + directory.resolve("feed") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }
}
