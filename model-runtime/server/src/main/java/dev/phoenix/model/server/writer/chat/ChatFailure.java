package dev.phoenix.model.server.writer.chat;

import java.time.Duration;

/**
 * An answer that did not come, or not to its end. The message says why in a few words and holds
 * nothing that the server sent.
 */
final class ChatFailure extends Exception {

  private static final long serialVersionUID = 1L;
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private final Duration leaveAlone;
  private final Kind kind;

  /** The server is left alone for 30 seconds. */
  ChatFailure(String message) {
    this(message, A_WHILE, Kind.FAILURE);
  }

  private ChatFailure(String message, Duration leaveAlone, Kind kind) {
    super(message);
    this.leaveAlone = leaveAlone;
    this.kind = kind;
  }

  /** The server is left alone for as long as it asked for. */
  static ChatFailure busy(String message, Duration leaveAlone) {
    return new ChatFailure(message, leaveAlone, Kind.FAILURE);
  }

  /** Not even a first token came. */
  static ChatFailure noFirstToken(Duration limit) {
    return new ChatFailure(
        "it wrote nothing within " + limit.toMillis() + " ms", A_WHILE, Kind.NO_FIRST_TOKEN);
  }

  /** Nothing more came for too long. */
  static ChatFailure silent(Duration patience) {
    return new ChatFailure(
        "it was silent for " + patience.toMillis() + " ms", A_WHILE, Kind.TIMEOUT);
  }

  /** It went on for too long. */
  static ChatFailure late(Duration total) {
    return new ChatFailure(
        "it was not done within " + total.toMillis() + " ms", A_WHILE, Kind.TIMEOUT);
  }

  /** How long the server should not be asked again. */
  Duration leaveAlone() {
    return leaveAlone;
  }

  /** Whether the server may still be loading its model. */
  boolean mayBeLoading() {
    return kind == Kind.NO_FIRST_TOKEN;
  }

  /** The value of the metrics' {@code error.type}. */
  String type() {
    return kind == Kind.FAILURE ? "failure" : "timeout";
  }

  private enum Kind {
    NO_FIRST_TOKEN,
    TIMEOUT,
    FAILURE
  }
}
