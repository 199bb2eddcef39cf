package dev.phoenix.model.router;

/** What a model is good for; it may be in several groups. */
public enum Group {
  /** Thinks in steps before it answers. */
  REASONING,
  /** Writes and reads programs. */
  CODING,
  /** Answers soon. */
  FAST,
  /** Follows long and difficult instructions. */
  COMPLEX;

  /**
   * Reads a name such as {@code fast}.
   *
   * @throws IllegalArgumentException naming what exists
   */
  public static Group named(String name) {
    return Labels.read(Group.class, "group", name);
  }

  /** As in configuration. */
  String label() {
    return Labels.of(this);
  }
}
