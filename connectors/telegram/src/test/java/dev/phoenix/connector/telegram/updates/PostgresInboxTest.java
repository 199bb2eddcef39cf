package dev.phoenix.connector.telegram.updates;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresInboxTest extends InboxContract {

  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = new Postgres();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Override
  String newDatabase() throws SQLException {
    return postgres.newDatabase();
  }

  @Override
  String user() {
    return "postgres";
  }
}
