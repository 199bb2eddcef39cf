package dev.phoenix.model.gate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.GateResult.Check;
import dev.phoenix.model.gate.contender.Contender.Score;
import dev.phoenix.model.gate.golden.GoldenQuery;
import dev.phoenix.model.gate.loop.Outcome;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.trainer.job.RefusedException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final int QUERIES = 40;
  private static final List<GoldenQuery> GOLDEN =
      IntStream.range(0, QUERIES)
          .mapToObj(
              i ->
                  new GoldenQuery(
                      "q" + i,
                      new Brief("t", "", "en", "", List.of(), List.of(), List.of(), List.of(), 280),
                      List.of("k")))
          .toList();

  private static final Trial BASE = trial(i -> 0.5, 36, 1);

  /** Coverage by query; so many queries pass; nats a token. */
  private static Trial trial(IntToDoubleFunction coverage, int passing, double loss) {
    return new Trial(
        List.of(
            IntStream.range(0, QUERIES)
                .mapToObj(i -> new Outcome("text", i < passing, coverage.applyAsDouble(i)))
                .toList()),
        IntStream.range(0, 20).mapToObj(i -> new Score(-loss * 50, 50)).toList());
  }

  private static GateResult judge(Trial base, Trial candidate, @Nullable Trial live) {
    return new Judge(GOLDEN, 3).judge(GateEngine.DJL, base, candidate, live, false, null, null);
  }

  private static Check check(GateResult result, String name) {
    return result.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void shouldPassAnAdapterThatGainsAndLosesNothing() {
    // when
    GateResult result = judge(BASE, trial(i -> 1, 36, 1.02), null);

    // then
    assertThat(result.passed()).isTrue();
    assertThat(result.checks())
        .extracting(Check::name)
        .containsExactly("keyword_gain", "not_worse_than_live", "loop_pass_rate", "perplexity");
    assertThat(result.figures()).containsEntry("coverage_candidate", 1.0);
    assertThat(result.samples()).hasSize(QUERIES);
  }

  @Test
  void shouldAskForGainOnSevenOfTenImperfectQueries() {
    // given a base that is perfect on half of the queries
    Trial base = trial(i -> i < 20 ? 1 : 0.5, 36, 1);

    // then
    assertThat(check(judge(base, trial(i -> i < 34 ? 1 : 0.5, 36, 1), null), "keyword_gain"))
        .matches(Check::passed)
        .matches(check -> check.value() == 0.7);
    assertThat(check(judge(base, trial(i -> i < 33 ? 1 : 0.5, 36, 1), null), "keyword_gain"))
        .matches(check -> !check.passed());
  }

  @Test
  void shouldNotPassWhereNothingCanBeGained() {
    // when
    GateResult result = judge(trial(i -> 1, 36, 1), trial(i -> 1, 36, 1), null);

    // then
    assertThat(check(result, "keyword_gain").passed()).isFalse();
    assertThat(check(result, "keyword_gain").explanation()).contains("nothing can be gained");
  }

  @Test
  void shouldCompareWithWhatIsLive() {
    // given
    Trial candidate = trial(i -> i % 2 == 0 ? 0.9 : 0.7, 36, 1);

    // then it is better than the base, and worse than what is live
    assertThat(check(judge(BASE, candidate, null), "not_worse_than_live").passed()).isTrue();
    Check worse = check(judge(BASE, candidate, trial(i -> 0.84, 36, 1)), "not_worse_than_live");
    assertThat(worse.value()).isCloseTo(-0.04, within(1e-9));
    assertThat(worse.high()).isLessThan(0);
    assertThat(worse.passed()).isFalse();
    assertThat(worse.explanation()).contains("the live adapter");
  }

  @Test
  void shouldAllowALossThatIsSmallAndMayBeChance() {
    // given differences that vary widely around a little less than nothing
    Trial live = trial(i -> i % 2 == 0 ? 1 : 0, 36, 1);
    Trial little = trial(i -> i % 2 == 0 ? 0 : 0.96, 36, 1);
    Trial much = trial(i -> i % 2 == 0 ? 0 : 0.88, 36, 1);

    // then
    Check small = check(judge(BASE, little, live), "not_worse_than_live");
    assertThat(small.value()).isCloseTo(-0.02, within(1e-9));
    assertThat(small.passed()).isTrue();
    Check large = check(judge(BASE, much, live), "not_worse_than_live");
    assertThat(large.high()).isPositive();
    assertThat(large.passed()).isFalse();
  }

  @Test
  void shouldAllowOneQueryLessToPassTheLoop() {
    assertThat(passRate(35).passed()).isTrue();
    assertThat(passRate(36).passed()).isTrue();
    assertThat(passRate(40).passed()).isTrue();
    assertThat(passRate(31).passed()).isFalse();
    assertThat(passRate(0).passed()).isFalse();
  }

  private static Check passRate(int passing) {
    return check(judge(BASE, trial(i -> 1, passing, 1), null), "loop_pass_rate");
  }

  @Test
  void shouldAllowThreePerCentOfPerplexity() {
    assertThat(check(judge(BASE, trial(i -> 1, 36, 1.029), null), "perplexity"))
        .matches(Check::passed)
        .matches(check -> Math.abs(check.value() - 0.0294) < 1e-3);
    assertThat(check(judge(BASE, trial(i -> 1, 36, 1.031), null), "perplexity").passed()).isFalse();
    assertThat(check(judge(BASE, trial(i -> 1, 36, Double.NaN), null), "perplexity").passed())
        .isFalse();
  }

  @Test
  void shouldHoldTheFilesAgainstWhatDjlFound() {
    // given
    Trial candidate = trial(i -> 1, 36, 1);
    GateResult djl = judge(BASE, candidate, null);

    // then
    assertThat(agree(djl, candidate, candidate).passed()).isTrue();
    assertThat(agree(djl, candidate, trial(i -> i < 30 ? 1 : 0.5, 36, 1)).passed()).isFalse();
    assertThat(agree(djl, trial(i -> 1, 36, 1.03), candidate).passed()).isFalse();
    assertThat(agree(djl, candidate, trial(i -> 1, 36, 0.97)).passed()).isFalse();
  }

  private static Check agree(GateResult djl, Trial adapter, Trial merged) {
    GateResult result =
        new Judge(GOLDEN, 3).judge(GateEngine.LLAMA_CPP, BASE, adapter, null, false, merged, djl);
    return check(result, "engines_agree");
  }

  @Test
  void shouldRefuseAResultOfOtherQueries() {
    // given
    Trial candidate = trial(i -> 1, 36, 1);
    GateResult djl = judge(BASE, candidate, null);
    GateResult other =
        new GateResult("djl", true, djl.checks(), djl.samples().subList(1, 40), djl.figures());

    // then
    assertThatThrownBy(() -> agree(other, candidate, candidate))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("has no query q0");
  }

  @Test
  void shouldGiveTheSameIntervalsAgain() {
    Trial candidate = trial(i -> i % 3 / 2.0, 30, 1.01);
    assertThat(judge(BASE, candidate, null)).isEqualTo(judge(BASE, candidate, null));
  }

  @Test
  void shouldCoverTheMeanByTheInterval() {
    // given 40 values, whose mean has a standard error of 0.5 / sqrt(40)
    double[] values = IntStream.range(0, QUERIES).mapToDouble(i -> i % 2).toArray();

    // when
    Interval interval = new Bootstrap(11).mean(values);

    // then
    assertThat(interval.value()).isEqualTo(0.5);
    assertThat(interval.low()).isCloseTo(0.5 - 1.96 * 0.079, within(0.03));
    assertThat(interval.high()).isCloseTo(0.5 + 1.96 * 0.079, within(0.03));
  }
}
