package dev.phoenix.feed.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.store.Addition.Added;
import dev.phoenix.feed.store.Addition.Duplicate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The table of entries. Each method is one transaction; failures are Spring's {@code
 * DataAccessException}.
 */
@Repository
public class EntryStore {

  private static final String COLUMNS =
      "select number, collection, atom_id, title, content, language, author, categories, published,"
          + " picture, picture_type"
          + " from entry ";
  // an entry's marker is asked for to learn whether it was stored; that there are thousands is as
  // good as that
  private static final int MOST_WITH_ONE_MARKER = 1000;
  private static final TypeReference<List<Category>> CATEGORIES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final boolean uniqueMarkers;
  // Numbers must become visible in their order, or a reader that asks for what is newer than 6
  // never sees a 5 that
  // was committed late. H2 opens the file for one process only, so a lock in this process is
  // enough.
  private final ReentrantLock appending = new ReentrantLock();

  EntryStore(JdbcClient jdbc, ObjectMapper json, Clock clock, FeedProperties properties) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.uniqueMarkers = properties.uniqueMarkers();
  }

  /**
   * Appends an entry. Once this returns {@link Added}, the entry survives the death of the process.
   */
  public Addition add(String collection, NewEntry entry) {
    appending.lock();
    try {
      if (uniqueMarkers) {
        var first = findByMarker(collection, entry.marker());
        if (!first.isEmpty()) {
          return new Duplicate(first.getLast());
        }
      }
      return new Added(insert(collection, entry));
    } finally {
      appending.unlock();
    }
  }

  /** The entry of that number, if the collection holds it. */
  public Optional<Entry> find(String collection, long number) {
    return jdbc.sql(COLUMNS + "where collection = ? and number = ?")
        .params(collection, number)
        .query(this::toEntry)
        .optional();
  }

  /**
   * The entries whose atom:id equals the marker character by character, newest first, at most 1000.
   */
  public List<Entry> findByMarker(String collection, String marker) {
    return jdbc.sql(COLUMNS + "where collection = ? and atom_id = ? order by number desc limit ?")
        .params(collection, marker, MOST_WITH_ONE_MARKER)
        .query(this::toEntry)
        .list();
  }

  /** At most {@code size} entries from the cursor on. */
  public Page page(String collection, Cursor cursor, int size) {
    var entries =
        switch (cursor) {
          case Cursor.Newest() -> older(collection, Long.MAX_VALUE, size);
          case Cursor.Before(long number) -> older(collection, number, size);
          case Cursor.After(long number) -> newer(collection, number, size).reversed();
        };
    if (entries.isEmpty()) {
      return new Page(
          entries,
          cursor instanceof Cursor.Before(long number)
              && !newer(collection, number - 1, 1).isEmpty(),
          cursor instanceof Cursor.After(long number)
              && !older(collection, number + 1, 1).isEmpty());
    }
    return new Page(
        entries,
        !newer(collection, entries.getFirst().number(), 1).isEmpty(),
        !older(collection, entries.getLast().number(), 1).isEmpty());
  }

  /**
   * When the collection changed last: its newest entry, or the making of the database while there
   * is none.
   */
  public Instant updated(String collection) {
    return jdbc.sql(
            "select coalesce((select max(published) from entry where collection = ?), since) from"
                + " installation")
        .param(collection)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /**
   * IRI of the collection as a feed: its own in every installation, and the same whatever address
   * it is read at.
   */
  public String feedId(String collection) {
    var installation = jdbc.sql("select id from installation").query(UUID.class).single();
    byte[] name = (installation + "/" + collection).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
  }

  private List<Entry> older(String collection, long number, int size) {
    return jdbc.sql(COLUMNS + "where collection = ? and number < ? order by number desc limit ?")
        .params(collection, number, size)
        .query(this::toEntry)
        .list();
  }

  private List<Entry> newer(String collection, long number, int size) {
    return jdbc.sql(COLUMNS + "where collection = ? and number > ? order by number limit ?")
        .params(collection, number, size)
        .query(this::toEntry)
        .list();
  }

  private Entry insert(String collection, NewEntry entry) {
    var published = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into entry
              (collection, atom_id, unique_marker, title, content, language, author, categories, published,
               picture, picture_type)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .params(
            collection,
            entry.marker(),
            uniqueMarkers ? entry.marker() : null,
            entry.title(),
            entry.content(),
            entry.language(),
            entry.author(),
            toJson(entry.categories()),
            published.atOffset(ZoneOffset.UTC),
            entry.picture() == null ? null : entry.picture().address().toString(),
            entry.picture() == null ? null : entry.picture().type())
        .update(key, "number");
    long number = Objects.requireNonNull(key.getKeyAs(Long.class), "an insert makes a number");
    return new Entry(number, collection, entry, published);
  }

  private Entry toEntry(ResultSet row, int index) throws SQLException {
    var text =
        new NewEntry(
            row.getString("atom_id"),
            row.getString("title"),
            row.getString("content"),
            row.getString("language"),
            row.getString("author"),
            fromJson(row.getString("categories")),
            picture(row));
    var published = row.getObject("published", OffsetDateTime.class).toInstant();
    return new Entry(row.getLong("number"), row.getString("collection"), text, published);
  }

  private static @Nullable Picture picture(ResultSet row) throws SQLException {
    String address = row.getString("picture");
    return address == null ? null : new Picture(URI.create(address), row.getString("picture_type"));
  }

  private String toJson(List<Category> categories) {
    try {
      return json.writeValueAsString(categories);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Categories of three strings each can be written as JSON", e);
    }
  }

  private List<Category> fromJson(String categories) {
    try {
      return json.readValue(categories, CATEGORIES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The database was changed by another hand: restore it from a backup", e);
    }
  }
}
