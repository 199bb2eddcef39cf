package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests in a database, made as the flow's jobs make them. */
public final class KnownRequests {

  private static final Route ROUTE =
      new Route(
          "ask",
          "finance",
          Duration.ofHours(4),
          Duration.ofHours(24),
          Duration.ofDays(7),
          "It is more than a tenth of what is left.");

  private final AtomicLong processes = new AtomicLong(1);
  private final Requests requests;

  public KnownRequests(JdbcClient jdbc, Installation installation, Clock clock) {
    requests = new Requests(jdbc, installation, clock);
  }

  /** One that waits for a person. */
  public String waiting(HumanRequest request) {
    var id = made(request);
    requests.open(id, ROUTE);
    return id;
  }

  /** One of which nobody was asked yet. */
  public String made(HumanRequest request) {
    return requests.claim(request, processes.getAndIncrement()).id();
  }

  public void decide(String id, String outcome, @Nullable String by, String via) {
    requests.decide(id, new Decision(outcome, null, null, by, via, null));
  }

  public void decide(String id, Decision decision) {
    requests.decide(id, decision);
  }

  public void close(String id, RequestState state, String reason) {
    requests.close(
        id,
        state.name(),
        JsonNodeFactory.instance.objectNode().put("state", state.name()).put("reason", reason));
  }

  /** A payment; with a text if that is not empty. */
  public static HumanRequest payment(String key, String title, String text, String language) {
    return new HumanRequest(
        null,
        null,
        key,
        "planner",
        RequestType.PAYMENT,
        title,
        "The free plan ends.",
        "120.00",
        "EUR",
        "300.00",
        "low",
        List.of("Host it ourselves"),
        "The site goes down.",
        List.of("https://example.org/a?b=1&c=2"),
        "Found in the bills",
        text,
        language,
        null,
        false);
  }
}
