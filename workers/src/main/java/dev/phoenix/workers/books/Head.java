package dev.phoenix.workers.books;

import java.util.regex.Pattern;

/**
 * The end of the chain at some time. Whoever keeps one outside the database can tell later that
 * nothing up to there was changed.
 *
 * @param sequence of the last entry; 0 before the first
 * @param hash of the last entry; before the first, {@link EntryHash#origin}
 */
public record Head(long sequence, String hash) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws BooksException if it is something else
   */
  public static Head parse(String text) {
    var parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new BooksException(
          "A head is a number, a colon and 64 hexadecimal digits, as a statement shows it");
    }
    return new Head(Long.parseLong(parts.group(1)), parts.group(2));
  }

  /** {@code SEQUENCE:HASH}. */
  @Override
  public String toString() {
    return sequence + ":" + hash;
  }
}
