package dev.phoenix.workers.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobAttemptsTest {

  private static final long JOB = 2251799813685250L;

  @ParameterizedTest
  @EnumSource
  void shouldCountUntilTheJobIsEnded(TestDatabase database) {
    // given
    var attempts = attempts(database, Clock.systemUTC());

    // when / then
    assertThat(attempts.begin(JOB)).isEqualTo(1);
    assertThat(attempts.begin(JOB)).isEqualTo(2);
    assertThat(attempts.begin(JOB + 1)).isEqualTo(1);
    attempts.ended(JOB);
    assertThat(attempts.begin(JOB)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepInstallationsApart(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    var one = new JobAttempts(jdbc, new Installation("one"), Clock.systemUTC());
    var other = new JobAttempts(jdbc, new Installation("other"), Clock.systemUTC());

    // when
    one.begin(JOB);

    // then
    assertThat(other.begin(JOB)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetOnlyWhatIsOld(TestDatabase database) {
    // given
    var jdbc = database.migrated();
    var here = new Installation("one");
    var lastMonth = Clock.offset(Clock.systemUTC(), Duration.ofDays(-31));
    new JobAttempts(jdbc, here, lastMonth).begin(JOB);
    var attempts = new JobAttempts(jdbc, here, Clock.systemUTC());
    attempts.begin(JOB + 1);

    // when
    attempts.prune();

    // then
    assertThat(attempts.begin(JOB)).isEqualTo(1);
    assertThat(attempts.begin(JOB + 1)).isEqualTo(2);
  }

  private static JobAttempts attempts(TestDatabase database, Clock clock) {
    return new JobAttempts(database.migrated(), new Installation("one"), clock);
  }
}
