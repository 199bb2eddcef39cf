package dev.phoenix.workers.monitoring.health.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.phoenix.connector.commons.http.HttpAnswer;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * GETs of one server, with limits on time and size. A user and password in the address are sent as
 * HTTP Basic and never shown.
 */
public final class Web {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);
  // Camunda's metrics take 0.3 MB with one partition
  private static final int MOST_BYTES = 4 << 20;

  private final URI base;
  private final @Nullable String authorization;
  private final LimitedHttpClient http;

  /**
   * A server.
   *
   * @param address http or https; what {@link #get(String)} takes is resolved against it
   * @param token sent as a bearer token; null for none
   * @param limit how long an answer may take
   * @throws IllegalArgumentException if it is no such address; the message says so, without it
   */
  public Web(URI address, @Nullable String token, Duration limit) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "address must be http or https with a host, such as http://127.0.0.1:8091");
    }
    this.base = without(address);
    this.authorization = authorization(address, token);
    this.http =
        new LimitedHttpClient(
            new HttpLimits(limit.compareTo(CONNECT) < 0 ? limit : CONNECT, limit, MOST_BYTES));
  }

  /** The address without user and password. */
  public URI base() {
    return base;
  }

  /** Gets the address itself. */
  public HttpAnswer get() throws HttpFailure {
    return get(base);
  }

  /** Gets a path of the same server, such as {@code /actuator/health}. */
  public HttpAnswer get(String path) throws HttpFailure {
    return get(base.resolve(path));
  }

  /** Whether an address is of the same server: no other is ever asked. */
  boolean serves(URI address) {
    return base.getScheme().equals(address.getScheme())
        && base.getHost().equals(address.getHost())
        && base.getPort() == address.getPort();
  }

  HttpAnswer get(URI address) throws HttpFailure {
    var request = HttpRequest.newBuilder(address).GET();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build());
  }

  /** The body as text. */
  static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** The body as JSON; missing where it is none or too large. */
  public static JsonNode json(HttpAnswer answer) {
    try {
      return answer.truncated() ? MissingNode.getInstance() : JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException("Reading bytes in memory failed", e);
    }
  }

  private static URI without(URI address) {
    var text = address.toString();
    var user = address.getRawUserInfo();
    return user == null ? address : URI.create(text.replaceFirst("//[^/@]*@", "//"));
  }

  private static @Nullable String authorization(URI address, @Nullable String token) {
    if (token != null && !token.isBlank()) {
      return "Bearer " + token;
    }
    var user = address.getUserInfo();
    return user == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
