package dev.phoenix.workers.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class GuessBrakeTest {

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final GuessBrake brake = new GuessBrake(passwords(), clock());

  @Test
  void shouldLookAtNoPasswordForAWhileAfterManyWrongOnes() {
    // given
    wrong(GuessBrake.FREE);

    // when / then
    assertThatExceptionOfType(TooManyTries.class)
        .isThrownBy(() -> logIn("ana", "right", "10.0.0.1"))
        .satisfies(refused -> assertThat(refused.seconds()).isEqualTo(1));
  }

  @Test
  void shouldWaitTwiceAsLongEachTimeUpToFiveMinutes() {
    // given
    wrong(GuessBrake.FREE);

    // when / then
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      assertThatExceptionOfType(TooManyTries.class)
          .isThrownBy(() -> logIn("ana", "wrong", "10.0.0.1"))
          .satisfies(refused -> assertThat(refused.seconds()).isEqualTo(seconds));
      now = now.plus(Duration.ofSeconds(seconds));
      wrong(1);
    }
  }

  @Test
  void shouldForgetWrongOnesAfterTheRightOne() {
    // given
    wrong(GuessBrake.FREE - 1);

    // when
    logIn("ana", "right", "10.0.0.1");

    // then
    wrong(GuessBrake.FREE);
    now = now.plusSeconds(1);
    assertThatNoException().isThrownBy(() -> logIn("ana", "right", "10.0.0.1"));
  }

  @Test
  void shouldLetTheSameNameInFromElsewhereAndAnotherFromThere() {
    // given
    wrong(GuessBrake.FREE);

    // when / then
    assertThatNoException().isThrownBy(() -> logIn("ana", "right", "10.0.0.2"));
    assertThatNoException().isThrownBy(() -> logIn("ben", "right", "10.0.0.1"));
  }

  @Test
  void shouldLetInWhoseTryBeganBeforeTheOneThatIsLookedAt() {
    // given
    wrong(1);

    // when
    now = now.minusMillis(1);

    // then
    assertThatNoException().isThrownBy(() -> logIn("ana", "right", "10.0.0.1"));
  }

  @Test
  void shouldTakeOtherSpellingsOfANameForTheSame() {
    // given
    wrong(GuessBrake.FREE);

    // when / then
    assertThatExceptionOfType(TooManyTries.class)
        .isThrownBy(() -> logIn("ANA", "right", "10.0.0.1"));
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThatExceptionOfType(BadCredentialsException.class)
          .isThrownBy(() -> logIn("ana", "wrong", "10.0.0.1"));
    }
  }

  private void logIn(String name, String password, String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    var login = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
    login.setDetails(new WebAuthenticationDetails(request));
    assertThat(brake.authenticate(login)).isNotNull();
  }

  private static DaoAuthenticationProvider passwords() {
    return new DaoAuthenticationProvider(
        new InMemoryUserDetailsManager(
            User.withUsername("ana").password("{noop}right").roles("VIEWER").build(),
            User.withUsername("ben").password("{noop}right").roles("VIEWER").build()));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
