package dev.phoenix.local.bench.requests;

import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import dev.phoenix.local.service.StoredRequests;
import java.math.BigDecimal;

/**
 * What came of a trial: what people were told, what the chat and the engine show, and what the
 * workers' tables hold, held against each other.
 *
 * @param races requests that two places decided at once
 * @param crashes requests while processes were killed
 * @param approvals that wanted the same money
 * @param doubleDecisions decisions beyond the first of a request, told to people or gone through in
 *     the engine
 * @param wrongOutcomes requests whose record says another decision than the one that people were
 *     told, or that ended otherwise than their decision
 * @param losers people who decided too late in a race
 * @param told those of them who were told so
 * @param doubleAsked messages and tasks beyond the first of a request
 * @param unasked requests without a message; their task is in Tasklist all the same
 * @param leftAsking messages with buttons although their request is over
 * @param doubleBookings entries beyond the first of their kind of a request
 * @param lost requests that nobody could decide, that did not end, or whose booking is missing
 * @param passed approvals that were paid
 * @param overspent euros beyond the budget
 * @param wonByTelegram races
 * @param kills processes that were killed
 */
public record RequestCounts(
    int races,
    int crashes,
    int approvals,
    int doubleDecisions,
    int wrongOutcomes,
    int losers,
    int told,
    int doubleAsked,
    int unasked,
    int leftAsking,
    int doubleBookings,
    int lost,
    int passed,
    BigDecimal overspent,
    int wonByTelegram,
    int kills) {

  /** Counts. */
  public static RequestCounts of(RequestsSeen seen, StoredRequests stored) {
    int doubleDecisions = 0;
    int wrongOutcomes = 0;
    int losers = 0;
    int told = 0;
    int doubleAsked = 0;
    int unasked = 0;
    int doubleBookings = 0;
    int lost = 0;
    int passed = 0;
    for (var request : seen.requests()) {
      var record = new Kept(request, stored);
      int tasks =
          seen.passed(request.instance(), "decide-request")
              + seen.passed(request.instance(), "decided-elsewhere");
      doubleDecisions += beyondOne(request.taken().size()) + beyondOne(tasks);
      wrongOutcomes += record.isRight() ? 0 : 1;
      losers += request.refusedCount();
      told += request.toldCount();
      int messages = (int) seen.messages().stream().filter(m -> m.asks(request.title())).count();
      doubleAsked +=
          beyondOne(messages) + beyondOne(seen.passed(request.instance(), "open-request"));
      unasked += messages == 0 ? 1 : 0;
      doubleBookings +=
          beyondOne(record.entries("RESERVATION"))
              + beyondOne(record.entries("SETTLEMENT") + record.entries("RELEASE"));
      boolean ended = tasks > 0 && seen.passed(request.instance(), "request-closed") == 1;
      lost += ended && record.isBooked() ? 0 : 1;
      passed += request.kind() == Kind.APPROVAL && record.state().equals("FULFILLED") ? 1 : 0;
    }
    return new RequestCounts(
        count(seen, Kind.RACE),
        count(seen, Kind.CRASH),
        count(seen, Kind.APPROVAL),
        doubleDecisions,
        wrongOutcomes,
        losers,
        told,
        doubleAsked,
        unasked,
        (int) seen.messages().stream().filter(m -> !m.buttons().isEmpty()).count(),
        doubleBookings,
        lost,
        passed,
        overspent(stored),
        seen.wonByTelegram(),
        seen.kills());
  }

  /** Both together. */
  public RequestCounts plus(RequestCounts other) {
    return new RequestCounts(
        races + other.races,
        crashes + other.crashes,
        approvals + other.approvals,
        doubleDecisions + other.doubleDecisions,
        wrongOutcomes + other.wrongOutcomes,
        losers + other.losers,
        told + other.told,
        doubleAsked + other.doubleAsked,
        unasked + other.unasked,
        leftAsking + other.leftAsking,
        doubleBookings + other.doubleBookings,
        lost + other.lost,
        passed + other.passed,
        overspent.add(other.overspent),
        wonByTelegram + other.wonByTelegram,
        kills + other.kills);
  }

  /** What was spent on accounts beyond what their budget covers. */
  private static BigDecimal overspent(StoredRequests stored) {
    var spent =
        stored.entries().stream()
            .filter(entry -> entry.path("account_kind").asText().equals("API_ACCOUNT"))
            .filter(entry -> entry.path("entry_kind").asText().equals("SETTLEMENT"))
            .map(entry -> new BigDecimal(entry.path("amount").asText()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return spent.subtract(Overdraft.LIMIT).max(BigDecimal.ZERO);
  }

  private static int beyondOne(int count) {
    return Math.max(0, count - 1);
  }

  private static int count(RequestsSeen seen, Kind kind) {
    return (int) seen.requests().stream().filter(request -> request.kind() == kind).count();
  }
}
