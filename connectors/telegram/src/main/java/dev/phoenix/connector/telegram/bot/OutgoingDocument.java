package dev.phoenix.connector.telegram.bot;

import dev.phoenix.connector.telegram.text.Html;
import java.util.regex.Pattern;

/**
 * A file.
 *
 * @param chat where it goes
 * @param fileName how it is called there
 * @param content its bytes, at most 10 MB
 * @param caption a text below it, may be empty; what is longer than Telegram allows is cut
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of megabytes would buy nothing
public record OutgoingDocument(Chat chat, String fileName, byte[] content, Html caption) {

  /** The largest file. Telegram itself takes 50 MB. */
  public static final int CONTENT_LIMIT = 10_000_000;

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\\":*?<>|]{1,120}");

  /**
   * Cuts the caption.
   *
   * @throws IllegalArgumentException if the name is none, or the content empty or too large
   */
  public OutgoingDocument {
    if (!NAME.matcher(fileName).matches() || fileName.isBlank()) {
      throw new IllegalArgumentException(
          "A file's name has 1 to 120 characters, and none of / \\ \" : * ? < > |");
    }
    if (content.length == 0 || content.length > CONTENT_LIMIT) {
      throw new IllegalArgumentException("A file has 1 byte to 10 MB");
    }
    caption = caption.limited(Html.CAPTION_LIMIT);
  }
}
