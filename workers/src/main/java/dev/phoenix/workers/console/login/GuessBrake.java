package dev.phoenix.workers.console.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Slows down who guesses passwords. After some wrong ones for a name from an address, each further
 * one doubles the time for which no password is looked at, up to five minutes; the right one ends
 * that. A try counts before it is looked at, so that many at a time gain nothing. What is
 * remembered is bounded: who sends thousands of names pushes out their own.
 */
final class GuessBrake implements AuthenticationProvider {

  /** So many tries cost no waiting. */
  static final int FREE = 8;

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  private final AuthenticationProvider passwords;
  private final Clock clock;
  private final Cache<String, Tries> tries =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST.multipliedBy(3)).build();

  private record Tries(int count, Instant notBefore) {

    // not the time of the try: one that began before it and comes here behind it would be refused
    static final Tries FIRST = new Tries(1, Instant.EPOCH);

    Tries again(Instant now) {
      int over = count + 1 - FREE;
      return new Tries(count + 1, over < 0 ? Instant.EPOCH : now.plus(pause(over)));
    }

    private static Duration pause(int over) {
      var pause = Duration.ofSeconds(1L << Math.min(over, 20));
      return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
  }

  GuessBrake(AuthenticationProvider passwords, Clock clock) {
    this.passwords = passwords;
    this.clock = clock;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication login) {
    var key = key(login);
    count(key);
    var known = passwords.authenticate(login);
    tries.invalidate(key);
    return known;
  }

  @Override
  public boolean supports(Class<?> login) {
    return passwords.supports(login);
  }

  private void count(String key) {
    var now = clock.instant();
    var blocked = new AtomicReference<@Nullable Instant>();
    tries
        .asMap()
        .compute(
            key,
            (_, known) -> {
              if (known != null && now.isBefore(known.notBefore())) {
                blocked.set(known.notBefore());
                return known;
              }
              return known == null ? Tries.FIRST : known.again(now);
            });
    var until = blocked.get();
    if (until != null) {
      throw new TooManyTries(Duration.between(now, until));
    }
  }

  private static String key(Authentication login) {
    var address =
        login.getDetails() instanceof WebAuthenticationDetails from ? from.getRemoteAddress() : "";
    var name = login.getName().toLowerCase(Locale.ROOT);
    return address + " " + name.substring(0, Math.min(name.length(), 100));
  }
}
