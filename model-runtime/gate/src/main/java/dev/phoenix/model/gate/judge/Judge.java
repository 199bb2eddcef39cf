package dev.phoenix.model.gate.judge;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.GateResult.Check;
import dev.phoenix.model.api.night.GateResult.Sample;
import dev.phoenix.model.gate.golden.GoldenQuery;
import dev.phoenix.model.gate.loop.Outcome;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.trainer.job.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a result together from what the contenders did. */
public final class Judge {

  /** The figure that engines are compared by. */
  static final String PERPLEXITY = "perplexity_candidate";

  private final List<GoldenQuery> queries;
  private final Bootstrap bootstrap;

  /**
   * A judge.
   *
   * @param seed what the bootstrap draws from
   */
  public Judge(List<GoldenQuery> queries, long seed) {
    this.queries = List.copyOf(queries);
    this.bootstrap = new Bootstrap(seed);
  }

  /**
   * What is found.
   *
   * @param live what the adapter that is live did; null if none is, and the base is compared with
   * @param unread whether one is live that this engine cannot read
   * @param merged what the merged model did; null for DJL
   * @param djl what the gate on DJL found; null for that gate
   * @throws RefusedException if nothing can be measured
   */
  public GateResult judge(
      GateEngine engine,
      Trial base,
      Trial candidate,
      @Nullable Trial live,
      boolean unread,
      @Nullable Trial merged,
      @Nullable GateResult djl) {
    if (Double.isNaN(base.perplexity())) {
      throw new RefusedException("No general text fits the model's context: give shorter ones");
    }
    Conditions conditions = new Conditions(base, candidate, bootstrap);
    List<Check> checks = new ArrayList<>();
    checks.add(conditions.keywordGain());
    checks.add(conditions.notWorseThanLive(live == null ? base : live, liveName(live, unread)));
    checks.add(conditions.loopPassRate());
    checks.add(conditions.perplexity());
    if (merged != null && djl != null) {
      checks.add(new Agreement(queries, djl, bootstrap).check(candidate, merged));
    }
    Map<String, Double> figures = new TreeMap<>();
    figures.put("queries", (double) queries.size());
    figures.put("samples_per_query", (double) base.samples().size());
    figures.put("general_texts", (double) base.scores().size());
    figures(figures, "base", base);
    figures(figures, "candidate", candidate);
    figures(figures, "live", live);
    figures(figures, "merged", merged);
    return new GateResult(
        engine.word(),
        checks.stream().allMatch(Check::passed),
        checks,
        samples(base, candidate),
        figures);
  }

  private static String liveName(@Nullable Trial live, boolean unread) {
    if (live != null) {
      return "the live adapter";
    }
    return unread
        ? "the base (the live adapter, which only llama.cpp can read here, is left to its gate)"
        : "the base, as no adapter is live";
  }

  private static void figures(Map<String, Double> figures, String name, @Nullable Trial trial) {
    if (trial != null) {
      figures.put("coverage_" + name, Conditions.mean(trial.coverage()));
      figures.put("pass_rate_" + name, Conditions.mean(trial.passRate()));
      figures.put("perplexity_" + name, trial.perplexity());
    }
  }

  private List<Sample> samples(Trial base, Trial candidate) {
    return IntStream.range(0, queries.size())
        .mapToObj(
            i -> {
              GoldenQuery query = queries.get(i);
              Outcome before = base.greedy().get(i);
              Outcome after = candidate.greedy().get(i);
              return new Sample(
                  query.id(),
                  query.brief().language(),
                  query.brief().topic(),
                  before.text(),
                  after.text(),
                  before.coverage(),
                  after.coverage(),
                  before.passed(),
                  after.passed());
            })
        .toList();
  }
}
