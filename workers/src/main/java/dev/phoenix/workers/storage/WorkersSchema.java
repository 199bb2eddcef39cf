package dev.phoenix.workers.storage;

import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The workers' tables. */
public final class WorkersSchema {

  private WorkersSchema() {}

  /** Brings the tables up to date, under a history of their own beside the effect ledger's. */
  public static void migrate(DataSource database) {
    Flyway.configure(WorkersSchema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/workers", "classpath:db/vendor/" + vendor(database))
        .table("workers_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** Triggers have no form that all databases share. */
  private static String vendor(DataSource database) {
    try (var connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    } catch (SQLException e) {
      throw new IllegalStateException("The workers' database does not answer", e);
    }
  }
}
