package dev.phoenix.model.router;

import java.util.Locale;

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

  /** As in configuration. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
