package dev.phoenix.telegram.page;

import dev.phoenix.telegram.state.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as the page shows it.
 *
 * @param id its number
 * @param side {@code bot} or {@code person}
 * @param author who wrote it
 * @param html its text
 * @param document its file's name and size
 * @param answered what it answers, shortened
 * @param time when it was written
 * @param edited whether it was changed
 * @param rows its buttons
 */
record MessageView(
    long id,
    String side,
    String author,
    String html,
    @Nullable String document,
    @Nullable String answered,
    String time,
    boolean edited,
    List<List<Message.Button>> rows) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int QUOTE = 80;

  static MessageView of(Message message, @Nullable Message answered, String bot, ZoneId zone) {
    var file = message.document();
    var user = message.user();
    return new MessageView(
        message.id(),
        user == null ? "bot" : "person",
        user == null ? bot : "Person " + user,
        RichTextHtml.of(message.content()),
        file == null ? null : file.name() + ", " + file.size() + " bytes",
        answered == null ? null : shortened(answered.content().text()),
        TIME.format(Instant.ofEpochSecond(message.date()).atZone(zone)),
        !message.edits().isEmpty(),
        message.buttons());
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, QUOTE)) + "\u2026";
  }
}
