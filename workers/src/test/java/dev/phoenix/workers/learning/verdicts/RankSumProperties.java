package dev.phoenix.workers.learning.verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** The level of the test: what is as good is called worse in alpha of the cases at most. */
class RankSumProperties {

  private static final int LOOKS = 3;
  private static final int EACH = 8;

  /** Of all ways to draw the one side, each as likely if both are alike. */
  @Property(tries = 100)
  void shouldCallNoMoreOfAllDrawsWorseThanTheLevel(
      @ForAll("verdicts") List<Double> all,
      @ForAll @IntRange(min = 2, max = 5) int drawn,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double level) {
    // when
    var draws = IntStream.range(0, 1 << all.size()).filter(draw -> Integer.bitCount(draw) == drawn);
    var worse = draws.mapToObj(draw -> p(all, draw) <= level).toList();

    // then
    long called = worse.stream().filter(each -> each).count();
    assertThat((double) called / worse.size()).isLessThanOrEqualTo(level + 1e-9);
  }

  @Provide
  Arbitrary<List<Double>> verdicts() {
    return Arbitraries.of(0.0, 0.4, 0.8, 1.0).list().ofMinSize(7).ofMaxSize(10);
  }

  /** The three looks of a night together, at verdicts of both sides alike. */
  @Property(tries = 4, seed = "1")
  void shouldSeldomCallANightWorseThatIsAsGood(
      @ForAll @DoubleRange(min = 0, max = 1) double approved, @ForAll long seed) {
    // given
    var random = new Random(seed);
    int nights = 200;
    int worse = 0;

    // when
    for (int night = 0; night < nights; night++) {
      var earlier = verdicts(random, 20, approved);
      var given = verdicts(random, LOOKS * EACH, approved);
      worse += worse(given, earlier) ? 1 : 0;
    }

    // then: 0.05 and four standard deviations of what so many nights show
    assertThat((double) worse / nights).isLessThan(0.05 + 0.062);
  }

  @Property(tries = 50)
  void shouldAgreeWithTheLibraryWhereNoValuesAreEqual(
      @ForAll @IntRange(min = 2, max = 20) int given,
      @ForAll @IntRange(min = 2, max = 20) int before,
      @ForAll long seed) {
    // given
    var random = new Random(seed);
    var one = random.doubles(given).toArray();
    var other = random.doubles(before).toArray();

    // then
    assertThat(RankSum.p(one, other))
        .isCloseTo(
            MannWhitneyUTest.withDefaults()
                .with(AlternativeHypothesis.LESS_THAN)
                .with(PValueMethod.EXACT)
                .test(one, other)
                .getPValue(),
            within(1e-9));
  }

  @Example
  void shouldTellHowLikelyOneRejectionIsAfterManyApprovals() {
    // given
    var before = new double[50];
    Arrays.fill(before, 1);
    var given = new double[EACH];
    Arrays.fill(given, 1);
    given[3] = 0;

    // then
    assertThat(RankSum.p(given, before)).isCloseTo(8 / 58.0, within(1e-12));
  }

  @Example
  void shouldApproximateWhatIsTooManyToCount() {
    // given
    var before = new double[RankSum.EXACT];
    Arrays.fill(before, 1);

    // then
    assertThat(RankSum.p(new double[100], before)).isLessThan(1e-9);
    assertThat(RankSum.p(before, before)).isGreaterThan(0.4);
  }

  private static double p(List<Double> all, int draw) {
    return RankSum.p(side(all, draw), side(all, ~draw));
  }

  private static double[] side(List<Double> all, int draw) {
    return IntStream.range(0, all.size())
        .filter(i -> ((draw >> i) & 1) == 1)
        .mapToDouble(all::get)
        .toArray();
  }

  private static boolean worse(double[] given, double[] earlier) {
    for (int look = 1; look <= LOOKS; look++) {
      if (RankSum.p(Arrays.copyOf(given, look * EACH), earlier) <= 0.05 / LOOKS) {
        return true;
      }
    }
    return false;
  }

  private static double[] verdicts(Random random, int count, double approved) {
    return random.doubles(count).map(draw -> draw < approved ? 1 : 0).toArray();
  }
}
