package dev.phoenix.connector.commons.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The ledger's SQL: each change is one statement, committed by itself. */
final class EffectTable {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final int DETAIL_LENGTH = 1000;

  private final DataSource source;
  private final Clock clock;

  EffectTable(DataSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  Optional<Effect> find(EffectKey key) {
    return query("select * from effect where effect_key = ?", EffectTable::effect, key.marker());
  }

  /** Inserts a row unless there is one; true if this call inserted it. */
  boolean insert(
      EffectKey key,
      String target,
      String digest,
      EffectState state,
      int epoch,
      @Nullable Instant sentAt) {
    try {
      return update(
              "insert into effect (effect_key, target, digest, state, epoch, attempt, executions,"
                  + " created_at, sent_at, updated_at) values (?, ?, ?, ?, ?, 0, 0, ?, ?, ?)",
              key.marker(),
              target,
              digest,
              state.name(),
              epoch,
              now(),
              sentAt,
              now())
          == 1;
    } catch (LedgerUnavailableException e) {
      if (e.sqlState().equals(UNIQUE_VIOLATION)) {
        return false;
      }
      throw e;
    }
  }

  void countExecution(EffectKey key) {
    update(
        "update effect set executions = executions + 1, updated_at = ? where effect_key = ?",
        now(),
        key.marker());
  }

  /** INTENDED to SENT, for one caller only. */
  boolean send(Effect effect, int epoch) {
    return update(
            "update effect set state = 'SENT', attempt = attempt + 1, epoch = ?, sent_at = ?,"
                + " updated_at = ? where effect_key = ? and state = 'INTENDED' and attempt = ?",
            epoch,
            now(),
            now(),
            effect.key().marker(),
            effect.attempt())
        == 1;
  }

  /** To CONFIRMED from anywhere else. */
  boolean confirm(EffectKey key, @Nullable String entry, String detail) {
    return update(
            "update effect set state = 'CONFIRMED', entry = ?, detail = ?, confirmed_at = ?,"
                + " executions = 0, updated_at = ? where effect_key = ? and state <> 'CONFIRMED'",
            entry,
            shorten(detail),
            now(),
            now(),
            key.marker())
        == 1;
  }

  /** From SENT of this very attempt to another state. */
  boolean leaveSent(EffectKey key, int attempt, EffectState state, String detail) {
    return update(
            "update effect set state = ?, detail = ?, updated_at = ?"
                + " where effect_key = ? and state = 'SENT' and attempt = ?",
            state.name(),
            shorten(detail),
            now(),
            key.marker(),
            attempt)
        == 1;
  }

  /**
   * From SENT or UNKNOWN of this very attempt back to INTENDED: it is certain that nothing arrived
   * or will.
   */
  boolean intendAgain(Effect effect, String evidence) {
    return update(
            "update effect set state = 'INTENDED', detail = ?, executions = 0, updated_at = ?"
                + " where effect_key = ? and state in ('SENT', 'UNKNOWN') and attempt = ?",
            shorten(evidence),
            now(),
            effect.key().marker(),
            effect.attempt())
        == 1;
  }

  Optional<Installation> installation() {
    return query(
        "select id, epoch, raised_at from installation",
        rows ->
            new Installation(
                java.util.UUID.fromString(rows.getString(1)), rows.getInt(2), instant(rows, 3)));
  }

  void insertInstallation(java.util.UUID id) {
    try {
      update(
          "insert into installation (singleton, id, epoch, raised_at) values (1, ?, 1, ?)",
          id.toString(),
          now());
    } catch (LedgerUnavailableException e) {
      if (!e.sqlState().equals(UNIQUE_VIOLATION)) {
        throw e;
      }
    }
  }

  /** One transaction: a new epoch, and all that was in flight is unknown. */
  int raiseEpoch() {
    return inConnection(
        connection -> {
          connection.setAutoCommit(false);
          try {
            execute(connection, "update installation set epoch = epoch + 1, raised_at = ?", now());
            var changed =
                execute(
                    connection,
                    "update effect set state = 'UNKNOWN', sent_at = ?, detail = 'Restored from a"
                        + " backup', updated_at = ? where state <> 'CONFIRMED'",
                    now(),
                    now());
            connection.commit();
            return changed;
          } catch (SQLException e) {
            connection.rollback();
            throw e;
          }
        });
  }

  private static Effect effect(ResultSet rows) throws SQLException {
    return new Effect(
        EffectKey.parse(rows.getString("effect_key")),
        rows.getString("target"),
        rows.getString("digest"),
        EffectState.valueOf(rows.getString("state")),
        rows.getInt("epoch"),
        rows.getInt("attempt"),
        rows.getInt("executions"),
        rows.getString("entry"),
        rows.getString("detail"),
        instant(rows, rows.findColumn("created_at")),
        nullableInstant(rows, rows.findColumn("sent_at")),
        nullableInstant(rows, rows.findColumn("confirmed_at")));
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullableInstant(ResultSet rows, int column) throws SQLException {
    var value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static String shorten(String detail) {
    return detail.length() <= DETAIL_LENGTH ? detail : detail.substring(0, DETAIL_LENGTH);
  }

  private Instant now() {
    return clock.instant();
  }

  private int update(String sql, @Nullable Object... values) {
    return inConnection(connection -> execute(connection, sql, values));
  }

  private <T> Optional<T> query(String sql, Row<T> row, @Nullable Object... values) {
    return inConnection(
        connection -> {
          try (var statement = prepare(connection, sql, values);
              var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.<T>empty();
          }
        });
  }

  private static int execute(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }

  private <T> T inConnection(Work<T> work) {
    try (var connection = source.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new LedgerUnavailableException(e);
    }
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private interface Row<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
