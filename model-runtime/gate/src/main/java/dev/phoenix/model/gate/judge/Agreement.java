package dev.phoenix.model.gate.judge;

import static java.util.Locale.ROOT;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.GateResult.Check;
import dev.phoenix.model.api.night.GateResult.Sample;
import dev.phoenix.model.gate.golden.GoldenQuery;
import dev.phoenix.model.trainer.job.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether what would go live is what was learned: {@code engines_agree}. The adapter on the
 * quantized model, and the quantized model with the adapter in it, are held against the adapter on
 * the weights that it was trained on, computed by DJL. Compared are the texts of the likeliest
 * tokens, by how much of the keywords they say, and the perplexity on the general texts.
 *
 * <p>Measured with a brand voice on phoenix-core in Q8_0: perplexity differs by -0.07 % for the
 * adapter and by +0.06 % for the merged model, and no query's coverage differs. A file of another
 * training, or with a wrong end token, differs by tens of per cent. The limits lie between: 2 %,
 * less than what the gate allows an adapter to forget, and 0.1, which is one keyword in every
 * second query, since a single token that both engines find about as likely changes all that
 * follows it.
 */
final class Agreement {

  private static final double COVERAGE = 0.1;
  private static final double PERPLEXITY = 0.02;

  private final List<GoldenQuery> queries;
  private final GateResult djl;
  private final Bootstrap bootstrap;

  Agreement(List<GoldenQuery> queries, GateResult djl, Bootstrap bootstrap) {
    this.queries = queries;
    this.djl = djl;
    this.bootstrap = bootstrap;
  }

  /**
   * @throws RefusedException if the other result is of other queries
   */
  Check check(Trial adapter, Trial merged) {
    Interval coverage = bootstrap.mean(differences(adapter));
    Interval mergedCoverage = bootstrap.mean(differences(merged));
    double rise = rise(adapter);
    double mergedRise = rise(merged);
    Interval larger = coverage.value() >= mergedCoverage.value() ? coverage : mergedCoverage;
    boolean agree =
        larger.value() <= COVERAGE
            && Math.abs(rise) <= PERPLEXITY
            && Math.abs(mergedRise) <= PERPLEXITY;
    return Conditions.check(
        "engines_agree",
        agree,
        larger,
        COVERAGE,
        String.format(
            ROOT,
            "Beside DJL, coverage of a query differs by %.3f for the adapter and by %.3f for the"
                + " merged model (at most %.2f), perplexity by %+.2f %% and %+.2f %% (at most %.0f"
                + " %%).",
            coverage.value(),
            mergedCoverage.value(),
            COVERAGE,
            100 * rise,
            100 * mergedRise,
            100 * PERPLEXITY));
  }

  private double[] differences(Trial trial) {
    Map<String, Sample> byId =
        djl.samples().stream().collect(Collectors.toMap(Sample::id, Function.identity()));
    return IntStream.range(0, queries.size())
        .mapToDouble(
            i -> {
              Sample sample = byId.get(queries.get(i).id());
              if (sample == null) {
                throw new RefusedException(
                    "The result of DJL has no query %s: judge both engines by the same golden set"
                        .formatted(queries.get(i).id()));
              }
              return Math.abs(trial.greedy().get(i).coverage() - sample.coverageAfter());
            })
        .toArray();
  }

  private double rise(Trial trial) {
    Double expected = djl.figures().get(Judge.PERPLEXITY);
    if (expected == null) {
      throw new RefusedException("The result of DJL does not say a perplexity: judge by DJL again");
    }
    return trial.perplexity() / expected - 1;
  }
}
