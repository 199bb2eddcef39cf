package dev.phoenix.local.door;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Lets in who has the token, calls this machine by its name and brings little. */
final class DoorGuard extends Filter {

  static final int MOST_BYTES = 64 * 1024;

  // a name that resolves to this machine, as a foreign page could make one, is none of these
  private static final Pattern HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

  private final DoorToken token;

  DoorGuard(DoorToken token) {
    this.token = token;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var headers = exchange.getRequestHeaders();
    var host = Objects.requireNonNullElse(headers.getFirst("Host"), "");
    if (!HOST.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      Answers.refuse(exchange, 403, "call the supervisor by 127.0.0.1 or localhost");
      return;
    }
    if (!token.opens(Objects.requireNonNullElse(headers.getFirst("Authorization"), ""))) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      Answers.refuse(exchange, 401, "the token is in run/door-token");
      return;
    }
    var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      Answers.refuse(exchange, 413, "at most 64 KiB");
      return;
    }
    exchange.setStreams(new ByteArrayInputStream(body), null);
    try {
      chain.doFilter(exchange);
    } catch (RuntimeException e) {
      Answers.refuse(exchange, 500, "failed: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public String description() {
    return "token, host and size";
  }
}
