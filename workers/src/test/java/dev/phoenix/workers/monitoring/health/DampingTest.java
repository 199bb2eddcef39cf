package dev.phoenix.workers.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.health.probe.DiskProbe;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DampingTest {

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Damping DAMPING = new Damping(4, 12);

  /** What is seen, and what counts after each look: U(p), G (degraded), D(own), ? (unknown). */
  @ParameterizedTest
  @CsvSource({
    "UUU, UUU",
    "UDU, UUU",
    "UDDU, UUDU",
    "UGDU, UUDU",
    "UDGG, UUGG",
    "D, ?",
    "DD, ?D",
    "DU, ?U",
    "?UDD, ?UUD",
    "UDDD?U, UUDD?U",
    "UD?DD, UU??D"
  })
  void shouldCountWhatStays(String seen, String counts) {
    assertThat(states(seen, 2, 1)).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"UDU, 1, 1, UDU", "UDDDUUU, 3, 2, UUUDDUU", "UDDU, 2, 3, UUDD"})
  void shouldHeedWhatIsConfigured(String seen, int fail, int recover, String counts) {
    assertThat(states(seen, fail, recover)).isEqualTo(counts);
  }

  @Test
  void shouldSayWhenItBeganToCountAndWhenALookLastDiffered() {
    // when
    var standing = last("UUDDD", 2, 1);

    // then
    assertThat(standing.since()).isEqualTo(at(3));
    assertThat(standing.lastChange()).isEqualTo(at(2));
    assertThat(standing.roundAt()).isEqualTo(at(4));
  }

  @ParameterizedTest
  @CsvSource({
    "UDUD, false",
    "UDUDU, true",
    // it never was bad for long enough to count, and flaps all the same
    "UDUDUUUUUUUU, true",
    // calm when at most one change is left among the last twelve rounds
    "UDUDUUUUUUUUUUU, true",
    "UDUDUUUUUUUUUUUU, false",
    // two kinds of bad are no change
    "UGDGDGDGDG, false",
    // what nobody can tell is none
    "U?U?U?U?U?, false"
  })
  void shouldFlapUntilItIsCalm(String seen, boolean flapping) {
    assertThat(last(seen, 2, 1).flapping()).isEqualTo(flapping);
  }

  private static String states(String seen, int fail, int recover) {
    var counts = new StringBuilder();
    Standing standing = null;
    for (int i = 0; i < seen.length(); i++) {
      standing = next(standing, seen.charAt(i), i, fail, recover);
      counts.append(sign(standing.state()));
    }
    return counts.toString();
  }

  private static Standing last(String seen, int fail, int recover) {
    Standing standing = next(null, seen.charAt(0), 0, fail, recover);
    for (int i = 1; i < seen.length(); i++) {
      standing = next(standing, seen.charAt(i), i, fail, recover);
    }
    return standing;
  }

  private static Standing next(
      @Nullable Standing before, char seen, int round, int fail, int recover) {
    var target =
        new Target(
            "feed",
            "Feed",
            Kind.DISK,
            Group.SERVICE,
            Duration.ofSeconds(1),
            null,
            true,
            fail,
            recover,
            null,
            null,
            new DiskProbe(Path.of("."), 0, 0));
    var state =
        switch (seen) {
          case 'U' -> TargetState.UP;
          case 'G' -> TargetState.DEGRADED;
          case 'D' -> TargetState.DOWN;
          default -> TargetState.UNKNOWN;
        };
    return DAMPING.next(before, new Look("feed", at(round), state, 5L, "seen"), target, at(round));
  }

  private static char sign(TargetState state) {
    return switch (state) {
      case UP -> 'U';
      case DEGRADED -> 'G';
      case DOWN -> 'D';
      case UNKNOWN -> '?';
    };
  }

  private static Instant at(int round) {
    return START.plus(Duration.ofMinutes(5L * round));
  }
}
