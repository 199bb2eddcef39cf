package dev.phoenix.workers.learning.feedback;

/** A line that is no feedback. */
final class BrokenLine extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, never a value of the line. */
  BrokenLine(String message) {
    super(message, null, false, false);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
