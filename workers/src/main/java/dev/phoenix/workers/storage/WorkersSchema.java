package dev.phoenix.workers.storage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The workers' tables. */
public final class WorkersSchema {

  private WorkersSchema() {}

  /** Brings the tables up to date, under a history of their own beside the effect ledger's. */
  public static void migrate(DataSource database) {
    Flyway.configure(WorkersSchema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/workers")
        .table("workers_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
