package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.model.api.night.NightState.Watch;
import java.util.List;

/**
 * What comparisons add up to: a one-sided {@link SignTest} at the level of 5 % over all that are
 * wanted. It is decided early only if no outcome of those that are still missing could change it,
 * which keeps the level; looking at p after each of them would not.
 */
public final class Verdicts {

  private static final double LEVEL = 0.05;

  private Verdicts() {}

  /**
   * The verdict on comparisons.
   *
   * @param wanted how many there are to be
   */
  public static Watch of(List<Comparison> comparisons, int wanted) {
    var counted = comparisons.subList(0, Math.min(wanted, comparisons.size()));
    int better = (int) counted.stream().filter(each -> each.order() > 0).count();
    int worse = (int) counted.stream().filter(each -> each.order() < 0).count();
    int missing = wanted - counted.size();
    double p = SignTest.p(worse, better);
    return new Watch(counted.size(), wanted, better, worse, p, verdict(worse, better, missing));
  }

  private static Verdict verdict(int worse, int better, int missing) {
    if (SignTest.p(worse, better + missing) <= LEVEL) {
      return Verdict.WORSE;
    }
    return SignTest.p(worse + missing, better) > LEVEL ? Verdict.KEEP : Verdict.OPEN;
  }
}
