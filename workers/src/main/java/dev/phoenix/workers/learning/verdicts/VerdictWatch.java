package dev.phoenix.workers.learning.verdicts;

import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.workers.learning.feedback.Examples.Placed;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether people like the drafts of a new adapter less than those of what was live before. A
 * one-sided Mann-Whitney U test ({@link RankSum}) compares their {@link Approval}s after every so
 * many verdicts, at the level divided by the number of these looks (Bonferroni), so that looking
 * more than once does not raise the error. A look takes the verdicts that there were when its last
 * one was stored: whoever looks, and whenever, finds the same.
 */
public final class VerdictWatch {

  private final DraftVerdicts verdicts;
  private final VerdictSettings settings;
  private final Clock clock;

  /** Compares these verdicts. */
  public VerdictWatch(DraftVerdicts verdicts, VerdictSettings settings, Clock clock) {
    this.verdicts = verdicts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What people say of an adapter so far.
   *
   * @param adapter that is live
   * @param before what was live before it; null for the model alone
   */
  public VerdictComparison of(String adapter, @Nullable String before) {
    var given = verdicts.first(adapter, settings.wanted());
    double p = 1;
    for (int look = 1; look * settings.minimum() <= given.size(); look++) {
      var seen = given.subList(0, look * settings.minimum());
      var last = seen.getLast();
      var earlier = before(before, last.seq(), last.example().givenAt());
      if (earlier.size() >= settings.minimum()) {
        p = RankSum.p(approvals(seen), approvals(earlier));
        if (p <= settings.level() / settings.looks()) {
          return new VerdictComparison(
              given.size(),
              settings.wanted(),
              earlier.size(),
              p,
              Verdict.WORSE,
              reason(adapter, before, approvals(seen), approvals(earlier), p));
        }
      }
    }
    int earlier = before(before, Long.MAX_VALUE, clock.instant()).size();
    boolean open = given.size() < settings.wanted() && earlier >= settings.minimum();
    return new VerdictComparison(
        given.size(), settings.wanted(), earlier, p, open ? Verdict.OPEN : Verdict.KEEP, "");
  }

  private List<Placed> before(@Nullable String adapter, long place, Instant until) {
    return verdicts.latest(adapter, place, until.minus(settings.within()), settings.compared());
  }

  private static String reason(
      String adapter, @Nullable String before, double[] given, double[] earlier, double p) {
    return String.format(
        Locale.ROOT,
        "People rejected or rewrote drafts of %s significantly more than those of %s: %d verdicts"
            + " approve of %.2f on average, %d earlier ones of %.2f (0: rejected, 1: taken as it"
            + " was; p = %.4f).",
        adapter,
        before == null ? "the model alone" : before,
        given.length,
        mean(given),
        earlier.length,
        mean(earlier),
        p);
  }

  private static double[] approvals(List<Placed> verdicts) {
    return verdicts.stream().mapToDouble(each -> Approval.of(each.example())).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
