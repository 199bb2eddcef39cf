package dev.phoenix.model.measure;

import java.util.Locale;

/**
 * A share with its uncertainty.
 *
 * @param hits how many
 * @param of among how many
 */
public record Rate(int hits, int of) {

  private static final double Z = 1.959964;

  /** The share itself; 0 of nothing. */
  public double value() {
    return of == 0 ? 0 : (double) hits / of;
  }

  /** Lower end of the 95 % interval (Wilson 1927). */
  public double low() {
    return of == 0 ? 0 : centre() - half();
  }

  /** Upper end of the 95 % interval (Wilson 1927). */
  public double high() {
    return of == 0 ? 1 : centre() + half();
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    double p = value();
    return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f] (%d of %d)", value(), low(), high(), hits, of);
  }
}
