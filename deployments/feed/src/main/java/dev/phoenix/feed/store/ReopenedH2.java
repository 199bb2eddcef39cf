package dev.phoenix.feed.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens an H2 database again that H2 itself has closed, as it does when a write fails on a full
 * disk. Until then its connections say that they are valid and fail what they are asked for, and a
 * pool keeps them for half an hour.
 */
final class ReopenedH2 implements SQLExceptionOverride {

  private static final Logger LOG = LoggerFactory.getLogger(ReopenedH2.class);

  /** H2's {@code DATABASE_IS_CLOSED}. */
  private static final int CLOSED = 90098;

  // errors of statements that began before it was opened again come late
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final HikariConfig pool;
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  ReopenedH2(HikariConfig pool) {
    this.pool = pool;
  }

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    if (e.getErrorCode() != CLOSED) {
      return Override.CONTINUE_EVICT;
    }
    long due = next.get();
    long now = System.nanoTime();
    if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
      LOG.warn("H2 has closed its database, which is opened again", e);
      var closing = new Thread(this::close, "reopen-h2");
      closing.setDaemon(true);
      closing.start();
    }
    return Override.MUST_EVICT;
  }

  /** Ends every session of what is only half closed; the next connection opens the file. */
  private void close() {
    try (var connection =
            DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        var statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    } catch (SQLException e) {
      // it cannot be opened, or is closed by now: the next connection shows
      LOG.debug("H2 was not shut down", e);
    }
  }
}
