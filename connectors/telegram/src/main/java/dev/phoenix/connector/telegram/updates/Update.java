package dev.phoenix.connector.telegram.updates;

/**
 * Something that a person did. Texts are as the person wrote them: escape them before they are
 * shown.
 */
public sealed interface Update {

  /** Telegram's number of it, by which a repetition is known. */
  long updateId();

  /**
   * A message that begins with a command, such as {@code /approve 12}; {@code /approve@OurBot 12}
   * counts as well, a command to another bot does not.
   *
   * @param name in lower case, without slash and bot: {@code approve}
   * @param arguments what follows, without space around it; may be empty
   */
  record Command(
      long updateId, long chat, Person user, String name, String arguments, long messageId)
      implements Update {}

  /**
   * A pressed button.
   *
   * @param callbackId what {@code answerCallbackQuery} needs
   * @param data the button's data; whoever can write to the bot can forge it
   * @param messageId the message that it is under
   */
  record Button(
      long updateId, String callbackId, long chat, Person user, String data, long messageId)
      implements Update {}

  /**
   * A text that answers a message.
   *
   * @param repliedTo the message that it answers
   */
  record Reply(long updateId, long chat, Person user, long repliedTo, String text, long messageId)
      implements Update {}

  /** Anything else. */
  record Other(long updateId) implements Update {}

  /**
   * Who did it.
   *
   * @param id the person's number, which never changes
   * @param name as the person calls themselves, which may be anything
   */
  record Person(long id, String name) {}
}
