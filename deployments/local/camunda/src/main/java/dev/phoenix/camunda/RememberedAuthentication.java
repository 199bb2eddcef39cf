package dev.phoenix.camunda;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/**
 * Remembers for a minute that a user's password was right. Camunda keeps passwords as bcrypt hashes
 * in OpenSearch; to check one takes about 0.1 s of a processor, too much for every call of an API.
 * What is kept is no password but its HMAC under a key that exists only in this process.
 */
final class RememberedAuthentication implements AuthenticationManager {

  private static final String HMAC = "HmacSHA256";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 100;

  private final AuthenticationManager users;
  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<ByteBuffer, Remembered> remembered = new ConcurrentHashMap<>();

  RememberedAuthentication(AuthenticationManager users, Clock clock) {
    this.users = users;
    this.clock = clock;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, HMAC);
  }

  @Override
  public Authentication authenticate(Authentication request) {
    ByteBuffer digest = digest(request.getName() + '\0' + request.getCredentials());
    Remembered known = remembered.get(digest);
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.until())) {
      return known.authentication();
    }
    Authentication checked = users.authenticate(request);
    if (remembered.size() >= MOST) {
      remembered.clear();
    }
    remembered.put(digest, new Remembered(checked, now.plus(MINUTE)));
    return checked;
  }

  private ByteBuffer digest(String credentials) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(credentials.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every JDK has " + HMAC, e);
    }
  }

  private record Remembered(Authentication authentication, Instant until) {}
}
