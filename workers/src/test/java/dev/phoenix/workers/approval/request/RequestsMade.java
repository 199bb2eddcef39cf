package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Requests on a database of their own, as the flow makes them. */
public final class RequestsMade {

  /** One by which a person is asked. */
  static final Route ROUTE =
      new Route(
          "ask",
          "finance",
          Duration.ofHours(4),
          Duration.ofHours(24),
          Duration.ofDays(7),
          "It is more than a tenth of what is left.");

  private final Requests requests;
  private final RequestList list;
  private long processes;

  /** None yet. */
  public RequestsMade() {
    var jdbc = TestDatabase.H2.migrated();
    var here = new Installation("here");
    requests = new Requests(jdbc, here, Clock.systemUTC());
    list = new RequestList(jdbc, here);
  }

  /** To be read. */
  public RequestList list() {
    return list;
  }

  /** One that a person is asked. */
  public RequestRecord pending(String title) {
    var id = made(title, "12.50");
    requests.open(id, ROUTE);
    return list.byId(id).orElseThrow();
  }

  /** One that was not worth asking. */
  public RequestRecord notAsked(String title, String amount, String reason) {
    var id = made(title, amount);
    requests.close(
        id,
        "NOT_ASKED",
        JsonNodeFactory.instance.objectNode().put("state", "NOT_ASKED").put("reason", reason));
    return list.byId(id).orElseThrow();
  }

  /** A valid payment of EUR that was not made yet. */
  static HumanRequest payment(String key, String title, String amount) {
    return new HumanRequest(
        null,
        null,
        key,
        "planner",
        RequestType.PAYMENT,
        title,
        "We need it.",
        amount,
        "EUR",
        null,
        "low",
        List.of(),
        "",
        List.of(),
        "",
        "",
        "en",
        null,
        false);
  }

  private String made(String title, String amount) {
    long process = ++processes;
    return requests.claim(payment("key-" + process, title, amount), process).id();
  }
}
