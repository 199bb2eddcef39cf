package dev.phoenix.workers.console;

import dev.phoenix.workers.approval.request.HumanRequest;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.approval.request.RequestsMade.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a small team asked for over some months, made as its flows would. */
final class BakeryTeam {

  private static final List<String> STALLS =
      List.of(
          "Stall at the chestnut fair",
          "Stall at the harvest market",
          "Ice for the summer stall",
          "Stall at the street party",
          "Tasting at the museum",
          "Stall at the spring market",
          "Leaflets for Easter",
          "Stall at the carnival",
          "Window paint for February",
          "Cake for the school raffle",
          "Stall at the Christmas market");

  private final RequestsMade made;
  private final Instant now;

  BakeryTeam(RequestsMade made, Instant now) {
    this.made = made;
    this.now = now;
  }

  /** Makes it all; what waits first is a payment, then an account, then a text. */
  long make() {
    for (int month = 11; month > 0; month--) {
      var at = now.minus(Duration.ofDays(30L * month));
      paid("stall-" + month, STALLS.get(month - 1), 60 + 17 * (month % 4), 1.5 + month % 3, at);
      if (month % 2 == 1) {
        account("maps-" + month, "Maps API, one month", 12 + month, at);
      }
    }
    paid("flyers", "Flyers for the new opening hours", 89, 4.1, hours(30));
    rejected("oven", "A second oven on credit", hours(50));
    expired("radio", "A spot on local radio", hours(200));
    account("maps", "Maps API, one month", 24, hours(20));
    underWay("sensor", "A thermometer for the proofing room", "65.00", hours(26));
    var first = waiting(payment("hosting", "Hosting for a year", "120.00", "300.00"), hours(25));
    waiting(
        request(
            "stock-photos", RequestType.API_ACCOUNT, "Key for a stock photo service", "19.00", ""),
        hours(5));
    waiting(
        request(
            "post-34",
            RequestType.CONTENT_APPROVAL,
            "Post about the sourdough course",
            "0",
            "Our sourdough course starts on Saturday. Twelve places, flour included. #Bakery"),
        now);
    return first.number();
  }

  private Instant hours(long ago) {
    return now.minus(Duration.ofHours(ago));
  }

  private Made waiting(HumanRequest request, Instant at) {
    return made.open(made.ask(request, at), at);
  }

  private void paid(String key, String title, int cost, double times, Instant at) {
    var request = payment(key, title, cost + ".00", null);
    var asked = approved(waiting(request, at), "ana", "tasklist", at.plusSeconds(5400));
    made.reserve(asked, at.plusSeconds(5401));
    made.settle(asked, cost - 1 + ".90", at.plusSeconds(7200));
    made.earned(asked, Math.round(cost * times) + ".00", at.plusSeconds(9000));
    made.close(asked, RequestState.FULFILLED, at.plusSeconds(7201));
  }

  private void account(String key, String title, int cost, Instant at) {
    var request = request(key, RequestType.API_ACCOUNT, title, cost + ".00", "");
    var asked = approved(waiting(request, at), "dora", "console", at.plusSeconds(1200));
    made.reserve(asked, at.plusSeconds(1201));
    made.settle(asked, cost + ".00", at.plusSeconds(1300));
    made.close(asked, RequestState.FULFILLED, at.plusSeconds(1301));
  }

  private void underWay(String key, String title, String amount, Instant at) {
    made.reserve(
        approved(
            waiting(payment(key, title, amount, null), at), "ana", "telegram", at.plusSeconds(600)),
        at.plusSeconds(601));
  }

  private void rejected(String key, String title, Instant at) {
    var asked = waiting(payment(key, title, "480.00", null), at);
    made.decide(asked, "rejected", "dora", "console", at.plusSeconds(3000));
    made.close(asked, RequestState.REJECTED, at.plusSeconds(3001));
  }

  private void expired(String key, String title, Instant at) {
    var asked = waiting(payment(key, title, "150.00", null), at);
    made.decide(asked, "expired", "clock", "clock", at.plusSeconds(604_800));
    made.close(asked, RequestState.EXPIRED, at.plusSeconds(604_801));
  }

  private Made approved(Made asked, String by, String via, Instant at) {
    return made.decide(asked, "approved", by, via, at);
  }

  private static HumanRequest payment(
      String key, String title, String amount, @Nullable String income) {
    return RequestsMade.request(
        key, "planner", RequestType.PAYMENT, title, amount, "EUR", income, "");
  }

  private static HumanRequest request(
      String key, RequestType type, String title, String amount, String text) {
    return RequestsMade.request(key, "social-post", type, title, amount, "EUR", null, text);
  }
}
