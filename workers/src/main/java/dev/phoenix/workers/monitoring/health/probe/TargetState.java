package dev.phoenix.workers.monitoring.health.probe;

/** How a target is. */
public enum TargetState {
  /** As it should be. */
  UP(1),
  /** It works, but not as it should. */
  DEGRADED(0.5),
  /** It does not work. */
  DOWN(0),
  /** Nobody can tell from here. */
  UNKNOWN(Double.NaN);

  private final double gauge;

  TargetState(double gauge) {
    this.gauge = gauge;
  }

  /** Whether somebody should look at it. */
  public boolean isBad() {
    return this == DEGRADED || this == DOWN;
  }

  /** The value of the metric {@code phoenix.health.state}: 1, 0.5, 0; NaN if unknown. */
  public double gauge() {
    return gauge;
  }
}
