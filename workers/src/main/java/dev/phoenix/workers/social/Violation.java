package dev.phoenix.workers.social;

/**
 * One thing that is wrong with a brief.
 *
 * @param path where, as a JSON Pointer; empty for the brief itself
 * @param message what is allowed there
 */
public record Violation(String path, String message) {

  private static final int PATH_LENGTH = 120;
  private static final int MESSAGE_LENGTH = 240;

  public Violation {
    path = printable(path, PATH_LENGTH);
    message = printable(message, MESSAGE_LENGTH);
  }

  // a brief's own field names come back in messages: they may be huge or hostile
  private static String printable(String text, int length) {
    var clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    return clean.length() <= length ? clean : clean.substring(0, length) + "...";
  }
}
