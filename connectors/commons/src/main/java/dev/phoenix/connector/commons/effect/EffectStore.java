package dev.phoenix.connector.commons.effect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's SQL, the same on H2 and PostgreSQL: each method is one statement and one commit,
 * unless it says more.
 */
final class EffectStore {

  private static final String DUPLICATE_KEY = "23505";

  private final DataSource database;

  EffectStore(DataSource database) {
    this.database = database;
  }

  /** The one row, made by whoever comes first. */
  Installation installation(Instant now) {
    return findInstallation()
        .or(
            () -> {
              update(
                  true,
                  "insert into installation (singleton, id, epoch, raised_at) values (1, ?, 1, ?)",
                  UUID.randomUUID(),
                  now);
              return findInstallation();
            })
        .orElseThrow();
  }

  private Optional<Installation> findInstallation() {
    return read(
            "select id, epoch, raised_at from installation",
            row ->
                new Installation(
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    List.of()))
        // not within the first, which holds a connection of a small pool
        .map(found -> found.with(renewals()));
  }

  private List<Renewal> renewals() {
    return readAll(
        "select epoch, first_key, id from renewal order by epoch desc",
        row -> new Renewal(row.getInt(1), row.getLong(2), row.getObject(3, UUID.class)));
  }

  /** Of one epoch, the first that comes is kept. */
  void renew(Renewal renewal) {
    update(
        true,
        "insert into renewal (epoch, first_key, id) values (?, ?, ?)",
        renewal.epoch(),
        renewal.firstKey(),
        renewal.id());
  }

  Optional<Effect> find(EffectKey key) {
    return read("select * from effect where marker = ?", EffectStore::effect, key.marker());
  }

  /** Inserts a row; false if the key was there before. */
  boolean insert(Effect effect, Instant now) {
    return update(
            true,
            "insert into effect (marker, target, address, digest, state, epoch, attempt,"
                + " executions, detail, earliest_at, sent_at, created_at, updated_at) values (?, ?,"
                + " ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
            effect.key().marker(),
            effect.target(),
            effect.address(),
            effect.digest(),
            effect.state().name(),
            effect.epoch(),
            effect.attempt(),
            effect.detail(),
            effect.earliestAt(),
            effect.sentAt(),
            now,
            now)
        == 1;
  }

  /** Keeps the digest of a row that was known by its name only. */
  void complete(EffectKey key, String digest) {
    update(
        false,
        "update effect set digest = ? where marker = ? and digest is null",
        digest,
        key.marker());
  }

  /**
   * INTENDED to SENT under one more attempt, if no other execution has moved the row since it was
   * read.
   */
  boolean claim(Effect seen, String address, int epoch, Instant now) {
    return update(
            false,
            "update effect set state = 'SENT', attempt = attempt + 1, address = ?, epoch = ?,"
                + " sent_at = ?, detail = null, updated_at = ? where marker = ? and state ="
                + " 'INTENDED' and attempt = ?",
            address,
            epoch,
            now,
            now,
            seen.key().marker(),
            seen.attempt())
        == 1;
  }

  /** To CONFIRMED from anywhere: that the remote holds it stays true whoever finds out. */
  boolean confirm(
      EffectKey key,
      @Nullable String entry,
      Instant publishedAt,
      @Nullable String detail,
      Instant now) {
    return update(
            false,
            "update effect set state = 'CONFIRMED', entry = ?, published_at = ?, detail = ?,"
                + " executions = 0, updated_at = ? where marker = ? and state <> 'CONFIRMED'",
            entry,
            publishedAt,
            detail,
            now,
            key.marker())
        == 1;
  }

  /** SENT to UNKNOWN for the attempt that was read. */
  boolean leaveOpen(Effect seen, String detail, Instant now) {
    return update(
            false,
            "update effect set state = 'UNKNOWN', detail = ?, executions = 0, updated_at = ?"
                + " where marker = ? and state = 'SENT' and attempt = ?",
            detail,
            now,
            seen.key().marker(),
            seen.attempt())
        == 1;
  }

  /** SENT or UNKNOWN back to INTENDED for the attempt and epoch that were read. */
  boolean release(Effect seen, String detail, Instant now) {
    return update(
            false,
            "update effect set state = 'INTENDED', detail = ?, executions = 0, updated_at = ? where"
                + " marker = ? and state in ('SENT', 'UNKNOWN') and attempt = ? and epoch = ?",
            detail,
            now,
            seen.key().marker(),
            seen.attempt(),
            seen.epoch())
        == 1;
  }

  void executions(EffectKey key, boolean begins) {
    update(
        false,
        "update effect set executions = " + (begins ? "executions + 1" : "0") + " where marker = ?",
        key.marker());
  }

  /** Raises the epoch and opens every row that is not final, in one transaction. */
  void raiseEpoch(String detail, Instant now) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        execute(connection, "update installation set epoch = epoch + 1, raised_at = ?", now);
        execute(
            connection,
            "update effect set state = 'UNKNOWN', sent_at = ?, detail = ?, updated_at = ?,"
                + " epoch = (select epoch from installation) where state <> 'CONFIRMED'",
            now,
            detail,
            now);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private int update(boolean duplicatesAllowed, String sql, @Nullable Object... values) {
    try (var connection = database.getConnection()) {
      return execute(connection, sql, values);
    } catch (SQLException e) {
      if (duplicatesAllowed && DUPLICATE_KEY.equals(e.getSQLState())) {
        return 0;
      }
      throw unavailable(e);
    }
  }

  private static int execute(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private <T> Optional<T> read(String sql, RowReader<T> reader, @Nullable Object... values) {
    return readAll(sql, reader, values).stream().findFirst();
  }

  private <T> List<T> readAll(String sql, RowReader<T> reader, @Nullable Object... values) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<T>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
  }

  private static Effect effect(ResultSet row) throws SQLException {
    return new Effect(
        EffectKey.parse(row.getString("marker")),
        row.getString("target"),
        row.getString("address"),
        row.getString("digest"),
        EffectState.valueOf(row.getString("state")),
        row.getInt("epoch"),
        row.getInt("attempt"),
        row.getInt("executions"),
        row.getString("entry"),
        instant(row.getObject("published_at", OffsetDateTime.class)),
        row.getString("detail"),
        instant(row.getObject("earliest_at", OffsetDateTime.class)),
        instant(row.getObject("sent_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static LedgerException unavailable(SQLException e) {
    return new LedgerException(
        "The effect ledger's database cannot be used: "
            + e.getMessage()
            + ". Check its URL, and that it is running",
        e);
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
