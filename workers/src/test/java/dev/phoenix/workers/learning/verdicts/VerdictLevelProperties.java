package dev.phoenix.workers.learning.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The level of the test: what is as good is called worse in about 5 % of the nights at most. */
class VerdictLevelProperties {

  private static final int LOOKS = 3;
  private static final int EACH = 8;
  private static final int NIGHTS = 1000;

  /**
   * Rejected, approved after an edit, or approved as it is, on both sides alike. Beyond 9 of 10
   * taken alike the test's normal approximation is a little too eager, as the next property says.
   */
  @Property(tries = 25, seed = "1")
  void shouldSeldomCallWorseWhatIsAsGood(
      @ForAll @DoubleRange(min = 0, max = 0.9) double approved,
      @ForAll @DoubleRange(min = 0, max = 1) double edited,
      @ForAll @IntRange(min = 8, max = 50) int before,
      @ForAll long seed) {
    // four standard deviations of what 1000 nights show, by the binomial distribution
    assertThat(calledWorse(approved, edited, before, seed)).isLessThan(0.05 + 0.028);
  }

  @Property(tries = 10, seed = "1")
  void shouldNotOftenCallWorseWhatIsNearlyAlwaysApproved(
      @ForAll @DoubleRange(min = 0.9, max = 1) double approved,
      @ForAll @IntRange(min = 8, max = 50) int before,
      @ForAll long seed) {
    assertThat(calledWorse(approved, 0, before, seed)).isLessThan(0.12);
  }

  @Property
  void shouldCallNothingWorseThatIsBetterInEachVerdict(
      @ForAll @IntRange(min = 8, max = 50) int before, @ForAll long seed) {
    // given
    var random = new Random(seed);
    var earlier = verdicts(random, before, 0.5, 0.5);
    var given = new double[EACH];
    Arrays.fill(given, 1);

    // then
    assertThat(VerdictWatch.p(given, earlier)).isGreaterThanOrEqualTo(0.5);
  }

  private static double calledWorse(double approved, double edited, int before, long seed) {
    var random = new Random(seed);
    int worse = 0;
    for (int night = 0; night < NIGHTS; night++) {
      var earlier = verdicts(random, before, approved, edited);
      var given = verdicts(random, LOOKS * EACH, approved, edited);
      worse += worse(given, earlier) ? 1 : 0;
    }
    return (double) worse / NIGHTS;
  }

  private static boolean worse(double[] given, double[] earlier) {
    for (int look = 1; look <= LOOKS; look++) {
      if (VerdictWatch.p(Arrays.copyOf(given, look * EACH), earlier) <= 0.05 / LOOKS) {
        return true;
      }
    }
    return false;
  }

  private static double[] verdicts(Random random, int count, double approved, double edited) {
    var scores = new double[count];
    for (int i = 0; i < count; i++) {
      if (random.nextDouble() < approved) {
        scores[i] = random.nextDouble() < edited ? random.nextDouble() : 1;
      }
    }
    return scores;
  }
}
