package dev.phoenix.model.router;

/** What matters most to whoever asks. */
public enum Priority {
  /** Soon. */
  FAST,
  /** Well. */
  QUALITY,
  /** With what the user already runs: those models come first, whatever group they are in. */
  EXISTING;

  /**
   * Reads a name such as {@code existing}.
   *
   * @throws IllegalArgumentException naming what exists
   */
  public static Priority named(String name) {
    return Labels.read(Priority.class, "priority", name);
  }
}
