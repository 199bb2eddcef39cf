package dev.phoenix.model.gate.judge;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap (Efron 1979): what a statistic would be for other draws of queries from
 * where these came from. The same seed gives the same interval.
 */
final class Bootstrap {

  private static final int RESAMPLES = 10_000;
  private static final double TAIL = 0.025;

  private final long seed;

  Bootstrap(long seed) {
    this.seed = seed;
  }

  /** The mean of some values. */
  Interval mean(double[] values) {
    return of(values.length, drawn -> mean(values, drawn));
  }

  private static double mean(double[] values, int[] drawn) {
    double sum = 0;
    for (int i : drawn) {
      sum += values[i];
    }
    return sum / drawn.length;
  }

  /**
   * A statistic of units that are drawn with replacement.
   *
   * @param units how many there are, at least one
   * @param statistic of the numbers of the drawn units
   */
  Interval of(int units, ToDoubleFunction<int[]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = new int[units];
    double[] values = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      for (int i = 0; i < units; i++) {
        drawn[i] = random.nextInt(units);
      }
      values[r] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(values);
    Arrays.setAll(drawn, i -> i);
    int cut = (int) Math.round(TAIL * (RESAMPLES - 1));
    return new Interval(statistic.applyAsDouble(drawn), values[cut], values[RESAMPLES - 1 - cut]);
  }
}
