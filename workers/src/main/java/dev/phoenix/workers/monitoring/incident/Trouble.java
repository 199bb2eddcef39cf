package dev.phoenix.workers.monitoring.incident;

import dev.phoenix.workers.monitoring.PlainLine;
import dev.phoenix.workers.storage.StorableText;

/**
 * Something that is broken now.
 *
 * @param key what is broken, such as {@code health:feed}: at most 200 characters. What has the same
 *     key is the same incident until it is closed
 * @param title for people, made one line: what is longer than 200 characters is cut
 * @param text what is known, and what to do: what is longer than 2000 characters is cut
 * @param told whether somebody else tells people, such as the supervisor
 */
public record Trouble(String key, Severity severity, String title, String text, boolean told) {

  private static final int KEY = 200;
  private static final int TITLE = 200;
  private static final int TEXT = 2000;

  /**
   * Makes the texts fit.
   *
   * @throws IllegalArgumentException if the key is empty or too long
   */
  public Trouble {
    if (key.isBlank() || key.length() > KEY || !StorableText.isStorable(key)) {
      throw new IllegalArgumentException("An incident's key has 1 to " + KEY + " characters");
    }
    title = fitting(PlainLine.of(title), TITLE);
    text = fitting(text, TEXT);
  }

  /** The text as it is stored: at most so many UTF-16 units, cut between two characters. */
  public static String fitting(String text, int units) {
    var storable = StorableText.of(text);
    if (storable.length() <= units) {
      return storable;
    }
    boolean inside = Character.isHighSurrogate(storable.charAt(units - 2));
    return storable.substring(0, inside ? units - 2 : units - 1) + "\u2026";
  }
}
