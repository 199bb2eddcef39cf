package dev.phoenix.local.cli;

/** Texts of others on a terminal. */
final class TerminalText {

  private TerminalText() {}

  /** On one line, without what would steer a terminal. */
  static String plain(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip();
  }
}
