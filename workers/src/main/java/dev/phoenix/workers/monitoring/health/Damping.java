package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a change counts. One bad look is none yet: so many in a row are. What changes to and
 * fro, and so never is bad for long enough, is flapping, and stays so until at most one change is
 * left among the last rounds.
 *
 * @param flappingChanges so many changes ...
 * @param flappingRounds ... in so many rounds are flapping
 */
record Damping(int flappingChanges, int flappingRounds) {

  private static final int CALM = 1;

  /**
   * How a target stands after a look.
   *
   * @param before how it stood; null at its first look
   * @param roundAt when the look's round began
   */
  Standing next(@Nullable Standing before, Look look, Target target, Instant roundAt) {
    return before == null ? first(look, target, roundAt) : after(before, look, target, roundAt);
  }

  /** A bad first look counts like any other: until more follow, nobody can tell. */
  private static Standing first(Look look, Target target, Instant roundAt) {
    boolean waits = look.state().isBad() && target.roundsToFail() > 1;
    return new Standing(
        look.target(),
        waits ? TargetState.UNKNOWN : look.state(),
        roundAt,
        null,
        look.state(),
        look.state().isBad() ? 1 : 0,
        look.state().isBad() ? 0 : 1,
        "",
        false,
        Trend.STEADY,
        look.latencyMs(),
        look.detail(),
        roundAt);
  }

  private Standing after(Standing before, Look look, Target target, Instant roundAt) {
    boolean isBad = look.state().isBad();
    int bad = isBad ? Math.min(before.bad() + 1, 1000) : 0;
    int good = isBad ? 0 : Math.min(before.good() + 1, 1000);
    boolean counts = isBad ? bad >= target.roundsToFail() : good >= target.roundsToRecover();
    var state = counts ? look.state() : before.state();
    var marks = marks(before, look);
    long changes = marks.chars().filter(mark -> mark == '1').count();
    return new Standing(
        before.target(),
        state,
        state == before.state() ? before.since() : roundAt,
        look.state() == before.seen() ? before.lastChange() : roundAt,
        look.state(),
        bad,
        good,
        marks,
        before.flapping() ? changes > CALM : changes >= flappingChanges,
        before.trend(),
        look.latencyMs(),
        look.detail(),
        roundAt);
  }

  /** What nobody can tell is no change. */
  private String marks(Standing before, Look look) {
    boolean told = look.state() != TargetState.UNKNOWN && before.seen() != TargetState.UNKNOWN;
    boolean changed = told && look.state().isBad() != before.seen().isBad();
    var all = before.marks() + (changed ? '1' : '0');
    return all.substring(Math.max(0, all.length() - flappingRounds));
  }
}
