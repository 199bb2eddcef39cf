package dev.phoenix.workers.monitoring.health;

/** Where a target is going. */
public enum Trend {
  /** As before. */
  STEADY,
  /** More often up, or faster, than before. */
  BETTER,
  /** Less often up, or slower, than before. */
  WORSE,
  /** It changes between good and bad all the time. */
  FLAPPING
}
