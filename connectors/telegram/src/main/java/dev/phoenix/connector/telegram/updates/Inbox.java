package dev.phoenix.connector.telegram.updates;

import static dev.phoenix.connector.telegram.updates.InboxDatabase.rows;
import static dev.phoenix.connector.telegram.updates.InboxDatabase.update;

import dev.phoenix.connector.commons.effect.LedgerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers durably which of a bot's updates were handled, where polling goes on, and who polls.
 *
 * <p>The offset moves only over updates whose handling is committed, and only by polling, which
 * gets updates in their order: deliveries to a webhook may overtake each other. Telegram keeps
 * updates for a day and may begin with new numbers after a week of silence: numbers older than
 * {@link #KEPT} are forgotten, and an offset that old is not used.
 *
 * <p>Processes that share an inbox tell time by their own clocks, so these must agree to well below
 * the time that the polling is held for.
 */
public final class Inbox {

  /** How long the numbers of handled updates are kept. */
  public static final Duration KEPT = Duration.ofDays(3);

  private static final int REASON_LENGTH = 2000;

  private final InboxDatabase database;
  private final long bot;
  private final Clock clock;

  private Inbox(InboxDatabase database, long bot, Clock clock) {
    this.database = database;
    this.bot = bot;
    this.clock = clock;
  }

  /**
   * Opens a bot's inbox, and brings its tables up to date.
   *
   * @param database H2 with {@code WRITE_DELAY=0} or PostgreSQL; may hold other tables; stays the
   *     caller's to close
   * @throws InboxException if the database cannot be used now
   * @throws IllegalArgumentException if it would not keep what it acknowledges
   */
  public static Inbox open(DataSource database, long bot, Clock clock) {
    try {
      LedgerDatabase.prepare(database, Inbox.class, "db/telegram-inbox", "telegram_inbox_history");
    } catch (SQLException | FlywayException e) {
      throw new InboxException(
          "The Telegram inbox's database cannot be opened: " + e.getMessage(), e);
    }
    var inbox = new Inbox(new InboxDatabase(database), bot, clock);
    inbox.database.transaction(inbox::makeRow);
    return inbox;
  }

  private boolean makeRow(Connection connection) throws SQLException {
    if (rows(connection, "select bot from telegram_inbox where bot = ?", row -> 0, bot).isEmpty()) {
      update(
          connection,
          "insert into telegram_inbox (bot, next_offset, moved_at) values (?, 0, ?)",
          bot,
          now());
    }
    return true;
  }

  /** The first update that is not done; 0 if that is not known. */
  public long nextOffset() {
    return database.transaction(this::position);
  }

  /** Records that this update and all before it are done. */
  void advance(long updateId) {
    database.transaction(
        connection ->
            update(
                connection,
                "update telegram_inbox set next_offset = ?, moved_at = ? where bot = ?",
                Math.max(position(connection), updateId + 1),
                now(),
                bot));
  }

  /** Whether an update needs no handling (any more). */
  public boolean done(long updateId) {
    return database.transaction(connection -> !isOpenOrNew(state(connection, updateId)));
  }

  /**
   * Records that an update is handed to the handler, before it is.
   *
   * @return how often it was now; more than the handler failed means that the process died
   */
  int begin(long updateId) {
    return database.transaction(
        connection -> {
          write(connection, updateId, "OPEN", 1, null, null);
          return rows(
                  connection,
                  "select attempts from telegram_update where bot = ? and update_id = ?",
                  row -> row.getInt(1),
                  bot,
                  updateId)
              .get(0);
        });
  }

  /** Records that an update is handled. */
  void handled(long updateId) {
    finish(updateId, "HANDLED", null, null);
  }

  /** Records why the handler failed. */
  void failed(long updateId, String reason) {
    database.transaction(
        connection -> {
          write(connection, updateId, "OPEN", 0, reason, null);
          return true;
        });
  }

  /** Gives an update up, and keeps it. */
  void setAside(long updateId, @Nullable String reason, String content) {
    finish(updateId, "SET_ASIDE", reason, content);
  }

  /** What was given up, oldest first. */
  public List<SetAside> setAside() {
    return database.transaction(
        connection ->
            rows(
                connection,
                "select update_id, reason, content, changed_at from telegram_update where bot = ?"
                    + " and state = 'SET_ASIDE' order by changed_at, update_id",
                row ->
                    new SetAside(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                bot));
  }

  /** Forgets old numbers; what was set aside stays. */
  int prune() {
    return database.transaction(
        connection ->
            update(
                connection,
                "delete from telegram_update where bot = ? and state <> 'SET_ASIDE' and changed_at"
                    + " < ?",
                bot,
                now().minus(KEPT)));
  }

  /**
   * Takes or renews the right to poll.
   *
   * @param holder a name that no other process has
   * @return whether this holder has it for that long
   */
  boolean hold(String holder, Duration length) {
    var at = now();
    return database.transaction(
        connection ->
            update(
                    connection,
                    "update telegram_inbox set holder = ?, held_until = ? where bot = ? and (holder"
                        + " is null or holder = ? or held_until <= ?)",
                    holder,
                    at.plus(length),
                    bot,
                    holder,
                    at)
                == 1);
  }

  /** Gives the right to poll back. */
  void release(String holder) {
    database.transaction(
        connection ->
            update(
                connection,
                "update telegram_inbox set holder = null, held_until = null where bot = ? and"
                    + " holder = ?",
                bot,
                holder));
  }

  private void finish(
      long updateId, String state, @Nullable String reason, @Nullable String content) {
    database.transaction(
        connection -> {
          if (isOpenOrNew(state(connection, updateId))) {
            write(connection, updateId, state, 0, reason, content);
          }
          return true;
        });
  }

  private long position(Connection connection) throws SQLException {
    return rows(
            connection,
            "select next_offset, moved_at from telegram_inbox where bot = ?",
            row ->
                row.getObject(2, OffsetDateTime.class).toInstant().isBefore(now().minus(KEPT))
                    ? 0L
                    : row.getLong(1),
            bot)
        .get(0);
  }

  private List<String> state(Connection connection, long updateId) throws SQLException {
    return rows(
        connection,
        "select state from telegram_update where bot = ? and update_id = ?",
        row -> row.getString(1),
        bot,
        updateId);
  }

  private static boolean isOpenOrNew(List<String> state) {
    return state.isEmpty() || state.get(0).equals("OPEN");
  }

  private void write(
      Connection connection,
      long updateId,
      String state,
      int more,
      @Nullable String reason,
      @Nullable String content)
      throws SQLException {
    int changed =
        update(
            connection,
            "update telegram_update set state = ?, attempts = attempts + ?, reason = coalesce(?,"
                + " reason), content = ?, changed_at = ? where bot = ? and update_id = ?",
            state,
            more,
            clean(reason, REASON_LENGTH),
            clean(content, Integer.MAX_VALUE),
            now(),
            bot,
            updateId);
    if (changed == 0) {
      update(
          connection,
          "insert into telegram_update (bot, update_id, state, attempts, reason, content,"
              + " changed_at) values (?, ?, ?, ?, ?, ?, ?)",
          bot,
          updateId,
          state,
          more,
          clean(reason, REASON_LENGTH),
          clean(content, Integer.MAX_VALUE),
          now());
    }
  }

  /** PostgreSQL stores neither NUL nor half a surrogate. */
  private static @Nullable String clean(@Nullable String text, int limit) {
    if (text == null) {
      return null;
    }
    var clean = text.replace('\0', ' ').replaceAll("\\p{Cs}", "\uFFFD");
    return clean.length() <= limit ? clean : clean.substring(0, limit - 1);
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
