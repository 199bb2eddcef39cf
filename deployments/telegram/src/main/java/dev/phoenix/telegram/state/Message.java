package dev.phoenix.telegram.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in a chat.
 *
 * @param chat the chat's number
 * @param id its number in the chat
 * @param user who wrote it; null for the bot
 * @param content what it says; a document's caption
 * @param buttons rows of buttons, may be empty
 * @param replyTo the message that it answers
 * @param document a file, of which only name and size are kept
 * @param asksForReply whether it opens a reply at its reader's
 * @param date seconds since 1970
 * @param edits when its text was changed, seconds since 1970
 */
public record Message(
    long chat,
    long id,
    @Nullable Long user,
    RichText content,
    List<List<Button>> buttons,
    @Nullable Long replyTo,
    @Nullable Document document,
    boolean asksForReply,
    long date,
    List<Long> edits) {

  /** Keeps copies. */
  public Message {
    buttons = buttons.stream().map(List::copyOf).toList();
    edits = List.copyOf(edits);
  }

  /** Whether one of its buttons carries the data. */
  public boolean hasButton(String data) {
    return buttons.stream().flatMap(List::stream).anyMatch(button -> button.data().equals(data));
  }

  /** The same message with another text and other buttons. */
  public Message edited(RichText text, List<List<Button>> newButtons, long at) {
    var allEdits = new java.util.ArrayList<>(edits);
    allEdits.add(at);
    return new Message(
        chat, id, user, text, newButtons, replyTo, document, asksForReply, date, allEdits);
  }

  /** A button and what the bot is told when it is pressed. */
  public record Button(String text, String data) {}

  /** A file. */
  public record Document(String name, long size) {}
}
