package dev.phoenix.feed.http;

import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.store.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which part of a collection is asked for.
 *
 * @param cursor where it starts
 * @param size most entries of it
 * @param query the part of a query that keeps the size over the pages, such as {@code page-size=5};
 *     may be empty
 */
record PageRequest(Cursor cursor, int size, String query) {

  /** Reads the query parameters; {@link Problem} 400 says which one to change. */
  static PageRequest of(
      @Nullable String pageSize,
      @Nullable String before,
      @Nullable String after,
      FeedProperties properties) {
    if (before != null && after != null) {
      throw badQuery("Give either before or after, not both");
    }
    int size = properties.pageSize();
    if (pageSize != null) {
      size = (int) number("page-size", pageSize, 1, properties.maxPageSize());
    }
    Cursor cursor = new Cursor.Newest();
    if (before != null) {
      cursor = new Cursor.Before(number("before", before, 0, Long.MAX_VALUE));
    } else if (after != null) {
      cursor = new Cursor.After(number("after", after, 0, Long.MAX_VALUE));
    }
    return new PageRequest(cursor, size, pageSize == null ? "" : "page-size=" + size);
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    throw badQuery(name + " must be a whole number from " + least + " to " + most);
  }

  private static Problem badQuery(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, "No such page", detail);
  }
}
