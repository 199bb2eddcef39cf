package dev.phoenix.workers.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.HumanRequest;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.console.ConsoleSettings;
import dev.phoenix.workers.console.page.RequestPage.Decided;
import dev.phoenix.workers.console.page.RequestPage.Link;
import dev.phoenix.workers.console.page.RequestPage.Outcome;
import dev.phoenix.workers.console.page.RequestPage.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the pages of single requests. */
@Component
final class RequestPages {

  private final Ledger ledger;
  private final Clock clock;
  private final String operate;

  RequestPages(Ledger ledger, Clock clock, ConsoleSettings settings) {
    this.ledger = ledger;
    this.clock = clock;
    this.operate = settings.operateUrl().toString();
  }

  RequestPage of(RequestRecord kept, Shown shown) {
    var request = kept.request();
    var cost = request.cost();
    var income = income(request);
    return new RequestPage(
        kept.number(),
        kept.id(),
        request.key(),
        request.title(),
        shown.named("type", request.type()),
        shown.named("state", kept.state()),
        request.why(),
        shown.money(cost),
        request.currency(),
        income.map(shown::money).orElse(""),
        income.map(money -> shown.times(money.amount(), cost.amount())).orElse(""),
        shown.named("risk", request.risk()),
        request.alternatives(),
        request.onNo(),
        request.links().stream().map(RequestPages::link).toList(),
        request.context(),
        request.text(),
        request.caller(),
        request.action() == null ? "" : request.action().jobType(),
        Objects.requireNonNullElse(kept.reason(), ""),
        steps(kept, shown),
        decided(kept.decision(), shown),
        outcome(kept.outcome(), request.currency(), shown),
        EntryRow.of(ledger.byRequest(kept.id()), Map.of(kept.id(), kept), shown),
        UriComponentsBuilder.fromUriString(operate)
            .pathSegment("processes", String.valueOf(kept.processInstanceKey()))
            .toUriString(),
        kept.state().waits());
  }

  private static Optional<Money> income(HumanRequest request) {
    return Optional.ofNullable(request.expectedReturn())
        .map(expected -> Money.parse(expected, request.currency()));
  }

  private static Link link(String address) {
    var start = address.toLowerCase(Locale.ROOT);
    return new Link(address, start.startsWith("https://") || start.startsWith("http://"));
  }

  private List<Step> steps(RequestRecord kept, Shown shown) {
    var steps = new ArrayList<Step>();
    add(steps, "made", kept.madeAt(), shown);
    add(steps, "opened", kept.openedAt(), shown);
    if (kept.state().waits()) {
      add(steps, "remind", kept.remindAt(), shown);
      add(steps, "due", kept.dueAt(), shown);
      add(steps, "expires", kept.expiresAt(), shown);
    }
    add(steps, "decided", kept.decision() == null ? null : kept.decision().at(), shown);
    add(steps, "closed", kept.closedAt(), shown);
    return steps;
  }

  private void add(List<Step> steps, String name, @Nullable Instant at, Shown shown) {
    if (at != null) {
      steps.add(
          new Step(shown.text("step." + name), shown.moment(at), at.isAfter(clock.instant())));
    }
  }

  private static @Nullable Decided decided(@Nullable Decision decision, Shown shown) {
    return decision == null
        ? null
        : new Decided(
            shown.named("decision", String.valueOf(decision.outcome())),
            Objects.requireNonNullElse(decision.by(), ""),
            shown.named("via", String.valueOf(decision.via())),
            shown.momentOrNull(decision.at()),
            Objects.requireNonNullElse(decision.comment(), ""));
  }

  private static @Nullable Outcome outcome(
      @Nullable JsonNode outcome, String currency, Shown shown) {
    return outcome == null
        ? null
        : new Outcome(
            outcome.path("reason").asText(""),
            outcome.path("text").asText(""),
            money(outcome.at("/settlement/cost"), currency, shown),
            money(outcome.at("/settlement/overrun"), currency, shown));
  }

  private static String money(JsonNode amount, String currency, Shown shown) {
    if (!amount.isTextual()) {
      return "";
    }
    var money = Money.parse(amount, currency);
    return money.signum() == 0 && currency.isEmpty() ? "" : shown.money(money);
  }
}
