package dev.phoenix.model.decoder.train;

/**
 * How the learning rate goes: up in a straight line, level, down along a cosine.
 *
 * @param peak highest rate
 * @param warmup steps of the rise
 * @param hold step up to which the peak is held; {@code warmup} or less means no level part
 * @param total step at which the floor is reached and kept
 * @param floor lowest rate as a part of the peak, from 0 to 1
 */
public record Schedule(double peak, long warmup, long hold, long total, double floor) {

  public Schedule {
    if (!(peak > 0) || warmup < 0 || total < 1 || !(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException(
          "A schedule needs a peak above 0, a length and a floor from 0 to 1");
    }
  }

  /** Warm-up and cosine down to a tenth of the peak. */
  public static Schedule cosine(double peak, long warmup, long total) {
    return new Schedule(peak, warmup, warmup, total, 0.1);
  }

  /** The rate of a step, the first being 0. */
  public double rate(long step) {
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    long from = Math.max(warmup, Math.min(hold, total));
    if (step < from) {
      return peak;
    }
    double progress = step >= total ? 1 : (step - from) / (double) Math.max(1, total - from);
    return peak * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * progress)));
  }
}
