package dev.phoenix.workers.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.monitoring.health.probe.Finding;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LooksAndStandingsTest {

  private static final Installation HERE = new Installation("here");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheFirstWordOfALook(TestDatabase database) {
    // given
    var looks = new Looks(database.migrated(), HERE, CLOCK);

    // when
    assertThat(looks.begin("r", "feed")).isTrue();
    assertThat(looks.begin("r", "feed")).as("its worker died, another takes over").isTrue();
    looks.end("r", "feed", Finding.up("fine"), Duration.ofMillis(12));
    looks.end("r", "feed", Finding.down("late"), Duration.ofMillis(99));

    // then
    assertThat(looks.begin("r", "feed")).isFalse();
    assertThat(looks.conclude("r"))
        .containsExactly(new Look("feed", NOW, TargetState.UP, 12L, "fine"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeWhatDidNotAnswerForDownAndLeaveOutWhatNobodyLookedAt(TestDatabase database) {
    // given
    var looks = new Looks(database.migrated(), HERE, CLOCK);
    looks.begin("r", "slow");
    looks.begin("other", "feed");

    // when
    var all = looks.conclude("r");
    looks.end("r", "slow", Finding.up("after all"), Duration.ofSeconds(70));

    // then
    assertThat(all).extracting(Look::target).containsExactly("slow");
    assertThat(looks.conclude("r")).isEqualTo(all);
    assertThat(all.getFirst().state()).isEqualTo(TargetState.DOWN);
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetWhatIsOld(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    var old = Clock.fixed(NOW.minus(Duration.ofDays(15)), ZoneOffset.UTC);
    for (var clock : new Clock[] {old, CLOCK}) {
      var looks = new Looks(jdbc, HERE, clock);
      looks.begin("r-" + clock.instant(), "feed");
      looks.end("r-" + clock.instant(), "feed", Finding.up("fine"), Duration.ZERO);
    }
    var looks = new Looks(jdbc, HERE, CLOCK);

    // when
    looks.prune(Duration.ofDays(14));

    // then
    assertThat(looks.latest("feed", 10)).extracting(Look::at).containsExactly(NOW);
    assertThat(looks.since(NOW.minus(Duration.ofDays(30)))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldMoveATargetOnOnceForEachRoundAndNeverBack(TestDatabase database) {
    // given
    var standings = new Standings(database.migrated(), HERE);

    // when
    advance(standings, NOW);
    advance(standings, NOW.plusSeconds(300));
    advance(standings, NOW.plusSeconds(300));
    advance(standings, NOW);

    // then
    assertThat(standings.all()).hasSize(1);
    assertThat(standings.all().getFirst().good()).isEqualTo(2);
    assertThat(standings.all().getFirst().roundAt()).isEqualTo(NOW.plusSeconds(300));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLoseNoRoundWhereReplicasConcludeAtOnce(TestDatabase database) throws Exception {
    // given
    var standings = new Standings(database.migrated(), HERE);
    advance(standings, NOW);
    var same =
        IntStream.range(0, 8)
            .mapToObj(i -> (Callable<Standing>) () -> advance(standings, NOW.plusSeconds(300)))
            .toList();

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(same)) {
        // then
        assertThat(done.get().good()).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellInstallationsApart(TestDatabase database) {
    // given
    JdbcClient jdbc = database.migrated();
    advance(new Standings(jdbc, HERE), NOW);

    // when / then
    assertThat(new Standings(jdbc, new Installation("elsewhere")).all()).isEmpty();
  }

  private static Standing advance(Standings standings, Instant round) {
    return standings.advance(
        "feed",
        round,
        before ->
            new Standing(
                "feed",
                TargetState.UP,
                NOW,
                null,
                TargetState.UP,
                0,
                before == null ? 1 : Objects.requireNonNull(before).good() + 1,
                "",
                false,
                Trend.STEADY,
                null,
                "fine",
                round));
  }
}
