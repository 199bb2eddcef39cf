package dev.phoenix.workers.learning.feedback;

import java.util.Locale;

/** What an example may be used for. */
public enum Split {
  /** To train on. */
  TRAIN,
  /** Its topic is golden: models are judged by it, and never trained on it. */
  GOLDEN;

  /** As it is stored and told. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
