package dev.phoenix.connector.telegram.send;

/**
 * Which message it became, as the ledger keeps it: {@code <chat>/<message>}.
 *
 * @param chatId the chat's number
 * @param messageId the message's number in it
 */
public record Entry(long chatId, long messageId) {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Entry parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("A message is recorded as <chat>/<message>");
    }
    return new Entry(
        Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return chatId + "/" + messageId;
  }
}
