package dev.phoenix.model.router;

/** What matters most to whoever asks. */
public enum Priority {
  /** Soon. */
  FAST,
  /** Well. */
  QUALITY,
  /** With what the user already runs: those models come first, whatever group they are in. */
  EXISTING
}
