package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.storage.Installation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes requests and books them at any time, as the jobs of human-request do. */
public final class RequestsMade {

  /** One by which a person is asked. */
  static final Route ROUTE =
      new Route(
          "ask",
          "finance",
          Duration.ofHours(4),
          Duration.ofHours(24),
          Duration.ofDays(7),
          "It costs more than a tenth of what is left.");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Installation installation;
  private final BooksSettings settings;
  private long process = 2251799813685300L;

  /** Makes them in this database. */
  public RequestsMade(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Installation installation,
      BooksSettings settings) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.installation = installation;
    this.settings = settings;
  }

  /** A request that was just made, by its number and id. */
  public record Made(HumanRequest request, String id, long number, long process) {}

  /** A payment, with nothing more than it needs. */
  public static HumanRequest payment(String key, String title, String amount) {
    return request(key, "rest", RequestType.PAYMENT, title, amount, "EUR", null, "");
  }

  /** A request; what is not named is as it is by default. */
  public static HumanRequest request(
      String key,
      String caller,
      RequestType type,
      String title,
      String amount,
      String currency,
      @Nullable String expectedReturn,
      String text) {
    return new HumanRequest(
        null,
        null,
        key,
        caller,
        type,
        title,
        "The free plan ends in December, and the shop goes dark with it.\n"
            + "The provider needs two days.",
        amount,
        currency,
        expectedReturn,
        "medium",
        List.of("A smaller plan for 60.00 EUR", "A month at a time"),
        "The shop is closed from January on.",
        List.of("https://example.com/plans"),
        "",
        text,
        "en",
        null,
        false);
  }

  /** Asks for it, and books that. */
  public Made ask(HumanRequest request, Instant at) {
    var claimed = requests(at).claim(request, ++process);
    books(at).request(request.type().name(), request.cost(), voucher(claimed.id(), "rest", ""));
    return new Made(request, claimed.id(), claimed.number(), process);
  }

  /** Has it wait for a person who has a day. */
  public Made open(Made made, Instant at) {
    requests(at).open(made.id(), ROUTE);
    return made;
  }

  /** Records a decision. */
  public Made decide(Made made, String outcome, String by, String via, Instant at) {
    var comment = outcome.equals("approved") ? "Fine." : "Not this month.";
    requests(at).decide(made.id(), new Decision(outcome, comment, null, by, via, null));
    return made;
  }

  /** Holds back what it costs. */
  public Made reserve(Made made, Instant at) {
    books(at)
        .reserve(
            made.request().type().name(),
            made.request().cost(),
            voucher(made.id(), "ana", made.request().title()));
    return made;
  }

  /** Books what it really cost. */
  public Made settle(Made made, String cost, Instant at) {
    var money = Money.parse(cost, made.request().currency());
    books(at).settle(money, voucher(made.id(), "system", "bill " + made.number()));
    return made;
  }

  /** Books what it brought in. */
  public Made earned(Made made, String income, Instant at) {
    books(at)
        .earned(Money.parse(income, made.request().currency()), voucher(made.id(), "ana", "Sales"));
    return made;
  }

  /** Closes it. */
  public Made close(Made made, RequestState state, Instant at) {
    return close(made, state, "Fine.", at);
  }

  /** Closes it for a reason. */
  public Made close(Made made, RequestState state, String reason, Instant at) {
    var outcome =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state.name())
            .put("reason", reason)
            .put("currency", made.request().currency());
    requests(at).close(made.id(), state.name(), outcome);
    return made;
  }

  private Voucher voucher(String id, String person, String note) {
    return new Voucher(id, "1", process, person, note);
  }

  private Requests requests(Instant at) {
    return new Requests(jdbc, installation, Clock.fixed(at, ZoneOffset.UTC));
  }

  private Books books(Instant at) {
    return new Books(jdbc, transaction, installation, Clock.fixed(at, ZoneOffset.UTC), settings);
  }
}
