package dev.phoenix.workers.learning.verdicts;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The one-sided Mann-Whitney U test (Wilcoxon's rank sum) for values with many ties. Verdicts are
 * nearly all 0 or 1, where the usual normal approximation calls a single rejection significant
 * (0.007 for one of 8 after 50 approvals, which is 8 / 58), so up to {@value #EXACT} values the
 * distribution of the rank sum over all ways to draw the one side out of both is computed exactly.
 * Source: Conover, Practical Nonparametric Statistics, section 5.1.
 */
final class RankSum {

  /** The most values on both sides together of which the distribution is computed. */
  static final int EXACT = 150;

  private static final MannWhitneyUTest APPROXIMATE =
      MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.LESS_THAN);

  private RankSum() {}

  /**
   * The probability of so low a rank sum of {@code given}, or a lower one, if both sides were
   * alike.
   *
   * @param given one value or more
   * @param before likewise
   */
  static double p(double[] given, double[] before) {
    return given.length + before.length > EXACT
        ? APPROXIMATE.test(given, before).getPValue()
        : exact(given, before);
  }

  private static double exact(double[] given, double[] before) {
    var ranks = doubledRanks(given, before);
    int drawn = given.length;
    int observed = Arrays.stream(ranks, 0, drawn).sum();
    // of the first values, that so many are drawn whose ranks add up to so much; higher sums than
    // the observed one are left out
    var probability = new double[drawn + 1][observed + 1];
    probability[0][0] = 1;
    for (int i = 0; i < ranks.length; i++) {
      for (int taken = Math.min(i, drawn); taken >= 0; taken--) {
        double take = (double) (drawn - taken) / (ranks.length - i);
        for (int sum = 0; sum <= observed; sum++) {
          double here = probability[taken][sum];
          if (taken < drawn && sum + ranks[i] <= observed) {
            probability[taken + 1][sum + ranks[i]] += here * take;
          }
          probability[taken][sum] = here * (1 - take);
        }
      }
    }
    return Math.min(1, Arrays.stream(probability[drawn]).sum());
  }

  /** Twice the ranks among all, so that those of equal values, their mean, are whole. */
  private static int[] doubledRanks(double[] given, double[] before) {
    var all = DoubleStream.concat(Arrays.stream(given), Arrays.stream(before)).toArray();
    return Arrays.stream(all)
        .mapToInt(
            value -> {
              int lower = (int) Arrays.stream(all).filter(each -> each < value).count();
              int equal = (int) Arrays.stream(all).filter(each -> each == value).count();
              return 2 * lower + equal + 1;
            })
        .toArray();
  }
}
