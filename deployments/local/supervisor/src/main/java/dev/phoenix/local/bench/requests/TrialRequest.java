package dev.phoenix.local.bench.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A request of the trial, with what its people wanted and what they were answered. */
final class TrialRequest {

  /** What a request is made for. Each kind has a budget of its own, so that none eats another's. */
  enum Kind {
    /** Two places decide it at once; it costs nothing. */
    RACE("DESIGN_DECISION"),
    /** Processes are killed while it is on its way. */
    CRASH("PAYMENT"),
    /** One of many that want the same money. */
    APPROVAL("API_ACCOUNT");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  private final Kind kind;
  private final String title;
  private final BigDecimal amount;
  private final String instance;
  private final List<String> wanted;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile int refused;
  private volatile int told;

  TrialRequest(Kind kind, String title, BigDecimal amount, List<String> wanted, Start start)
      throws InterruptedException {
    this.kind = kind;
    this.title = title;
    this.amount = amount;
    this.wanted = List.copyOf(wanted);
    this.instance = start.start(body());
  }

  /** Starts the flow with a request, and answers the key of its instance. */
  interface Start {
    String start(ObjectNode request) throws InterruptedException;
  }

  /** The title of the one with this number; none begins another. */
  static String title(Kind kind, int number) {
    return "Trial %s %05d".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), number);
  }

  /** High risk is always asked, whatever the day's attention and earlier answers. */
  private ObjectNode body() {
    return Json.MAPPER
        .createObjectNode()
        .put("key", title.replace(' ', '-'))
        .put("caller", "trial")
        .put("type", kind.type)
        .put("title", title)
        .put("why", "To see what becomes of it.")
        .put("amount", amount.toPlainString())
        .put("risk", "high");
  }

  Kind kind() {
    return kind;
  }

  String title() {
    return title;
  }

  /** In euros. */
  BigDecimal amount() {
    return amount;
  }

  String instance() {
    return instance;
  }

  /** The outcomes that its people want: {@code approved} or {@code rejected}, each at most once. */
  List<String> wanted() {
    return wanted;
  }

  /** A place said that it took this outcome. */
  void taken(String outcome) {
    taken.add(outcome);
  }

  /** What places said that they took; in a race exactly one has to. */
  List<String> taken() {
    return taken;
  }

  /**
   * A place that came too late.
   *
   * @param how what it said; null if it said nothing
   */
  synchronized void refused(@Nullable String how) {
    refused++;
    told += how == null ? 0 : 1;
  }

  /** How many deciders came too late. */
  int refusedCount() {
    return refused;
  }

  /** How many of those were told so. */
  int toldCount() {
    return told;
  }
}
