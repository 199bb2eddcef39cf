package dev.phoenix.local.bench.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.bench.requests.Kill.Moment;
import dev.phoenix.local.bench.requests.Kill.Victim;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KillTest {

  @Test
  void shouldKillTheSameAgainForTheSameSeed() {
    assertThat(kills(7, true)).isEqualTo(kills(7, true)).isNotEqualTo(kills(8, true));
  }

  @Test
  void shouldKillEverythingAtEveryStepAndLeaveSomeInPeace() {
    // when
    var kills = kills(1, true);

    // then
    assertThat(kills).extracting(Kill::victim).contains(Victim.values());
    assertThat(kills).extracting(Kill::moment).contains(Moment.values());
  }

  @Test
  void shouldNotKillADatabaseThatIsNoProcess() {
    assertThat(kills(1, false)).extracting(Kill::victim).doesNotContain(Victim.DATABASE);
  }

  private static List<Kill> kills(long seed, boolean database) {
    var random = new Random(seed);
    return IntStream.range(0, 200).mapToObj(i -> Kill.random(random, database)).toList();
  }
}
