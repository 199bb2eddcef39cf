package dev.phoenix.telegram.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text as the reader sees it.
 *
 * @param text its characters
 * @param entities what is formatted in it, outer before inner
 */
public record RichText(String text, List<Entity> entities) {

  /** Keeps a copy. */
  public RichText {
    entities = List.copyOf(entities);
  }

  /** Text without format. */
  public static RichText plain(String text) {
    return new RichText(text, List.of());
  }

  /**
   * A stretch of the text, in UTF-16 units as the Bot API counts.
   *
   * @param type such as {@code bold} or {@code bot_command}
   * @param url where a {@code text_link} leads
   */
  public record Entity(String type, int offset, int length, @Nullable String url) {}
}
