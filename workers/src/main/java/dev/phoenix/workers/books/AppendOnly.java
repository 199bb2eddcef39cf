package dev.phoenix.workers.books;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Keeps H2 from changing or deleting an entry. PostgreSQL has a trigger of its own for that. */
public final class AppendOnly implements Trigger {

  /** Made by H2. */
  public AppendOnly() {}

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    throw new SQLException("book_entry is append-only: book a correction instead");
  }
}
