package dev.phoenix.model.gate.judge;

import static java.util.Locale.ROOT;

import dev.phoenix.model.api.night.GateResult.Check;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The conditions that an engine can decide alone. Intervals are over the queries, or over the
 * general texts.
 *
 * <ol>
 *   <li>{@code keyword_gain}: of the queries on which the base does not say all keywords in every
 *       sample, at least 70 % gain coverage over it. Where there is none, nothing can be gained,
 *       and an adapter without gain is not worth going live: not passed.
 *   <li>{@code not_worse_than_live}: the mean of the paired differences in coverage to what is live
 *       now. Not passed if it is below 0 and so is its whole interval, or if it is below -0.05,
 *       however wide the interval: five points are too much to lose to few queries.
 *   <li>{@code loop_pass_rate}: the mean of the paired differences in the share of samples that the
 *       loop's checks accept, to the base. One query's worth (1 over their number) below 0 is the
 *       least that can be told and passes. What is lower does not if its whole interval is below 0,
 *       or if it is below -0.1: with 40 queries and three samples, the difference of two equal
 *       models varies by about 0.04, so a plain "not lower" would refuse every second of them.
 *   <li>{@code perplexity}: on the general texts at most 3 % above the base's.
 * </ol>
 */
final class Conditions {

  private static final double GAIN = 0.7;
  private static final double MOST_LOSS = 0.05;
  private static final double MOST_PASS_LOSS = 0.1;
  private static final double MOST_PERPLEXITY = 0.03;

  /** Means of thirds are not exact; no two coverages are as close as this without being equal. */
  private static final double EQUAL = 1e-9;

  private final Trial base;
  private final Trial candidate;
  private final Bootstrap bootstrap;

  Conditions(Trial base, Trial candidate, Bootstrap bootstrap) {
    this.base = base;
    this.candidate = candidate;
    this.bootstrap = bootstrap;
  }

  Check keywordGain() {
    double[] before = base.coverage();
    double[] after = candidate.coverage();
    double[] improved =
        IntStream.range(0, before.length)
            .filter(i -> before[i] < 1 - EQUAL)
            .mapToDouble(i -> after[i] > before[i] + EQUAL ? 1 : 0)
            .toArray();
    if (improved.length == 0) {
      return new Check(
          "keyword_gain",
          false,
          0,
          0,
          0,
          GAIN,
          "The base says all keywords of all queries already: nothing can be gained, so nothing is"
              + " worth changing.");
    }
    Interval share = bootstrap.mean(improved);
    return check(
        "keyword_gain",
        share.value() >= GAIN,
        share,
        GAIN,
        "%.0f of the %d queries on which the base misses keywords gain coverage; %.0f %% of them must."
            .formatted(Arrays.stream(improved).sum(), improved.length, 100 * GAIN));
  }

  /**
   * @param live what is live now
   * @param name what that is, for people
   */
  Check notWorseThanLive(Trial live, String name) {
    Interval difference = bootstrap.mean(differences(candidate.coverage(), live.coverage()));
    boolean worse = difference.value() < 0 && difference.high() < 0;
    return check(
        "not_worse_than_live",
        !worse && difference.value() >= -MOST_LOSS,
        difference,
        -MOST_LOSS,
        String.format(
            ROOT,
            "Coverage differs by %+.3f from %s; it must not be significantly lower, nor by more"
                + " than %.2f.",
            difference.value(),
            name,
            MOST_LOSS));
  }

  Check loopPassRate() {
    double[] differences = differences(candidate.passRate(), base.passRate());
    Interval difference = bootstrap.mean(differences);
    double least = 1.0 / differences.length;
    boolean lower = difference.value() < -least - EQUAL;
    boolean failed = lower && (difference.high() < 0 || difference.value() < -MOST_PASS_LOSS);
    return check(
        "loop_pass_rate",
        !failed,
        difference,
        -least,
        String.format(
            ROOT,
            "The loop accepts %.1f %% of the texts, %.1f %% of the base's; beyond one query's worth"
                + " it must not be significantly lower, nor by more than %.0f points.",
            100 * mean(candidate.passRate()),
            100 * mean(base.passRate()),
            100 * MOST_PASS_LOSS));
  }

  Check perplexity() {
    Interval rise = bootstrap.of(base.scores().size(), this::rise);
    return check(
        "perplexity",
        rise.value() <= MOST_PERPLEXITY,
        rise,
        MOST_PERPLEXITY,
        String.format(
            ROOT,
            "On texts that the base knows, perplexity is %.3f where the base's is %.3f: %+.1f %%;"
                + " at most %.0f %% are allowed.",
            candidate.perplexity(),
            base.perplexity(),
            100 * rise.value(),
            100 * MOST_PERPLEXITY));
  }

  /** How much the perplexity of some texts rises, as a part of the base's. */
  private double rise(int[] texts) {
    double more = 0;
    long tokens = 0;
    for (int i : texts) {
      more += base.scores().get(i).logProbability() - candidate.scores().get(i).logProbability();
      tokens += base.scores().get(i).tokens();
    }
    // no text of a draw may fit the context
    return tokens == 0 ? 0 : Math.expm1(more / tokens);
  }

  private static double[] differences(double[] values, double[] others) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] - others[i]).toArray();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  static Check check(
      String name, boolean passed, Interval interval, double limit, String explanation) {
    return new Check(
        name, passed, interval.value(), interval.low(), interval.high(), limit, explanation);
  }
}
