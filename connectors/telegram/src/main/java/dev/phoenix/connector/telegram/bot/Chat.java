package dev.phoenix.connector.telegram.bot;

import java.util.regex.Pattern;

/**
 * Where a message goes.
 *
 * @param id a number, negative for groups, or a public channel's {@code @name}
 */
public record Chat(String id) {

  /** What an id looks like. */
  public static final String SHAPE = "-?[0-9]{1,18}|@[A-Za-z][A-Za-z0-9_]{3,31}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if it is no chat
   */
  public Chat {
    if (!PATTERN.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "A chat is a number such as -1001234567890, or the @name of a public channel");
    }
  }

  /** The chat of that number. */
  public static Chat of(long id) {
    return new Chat(String.valueOf(id));
  }
}
