package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestFigures;
import dev.phoenix.workers.approval.request.RequestFilter;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestSettings;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.console.page.Overview.Attention;
import dev.phoenix.workers.console.page.Overview.Count;
import dev.phoenix.workers.console.page.Overview.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: what waits, and how things stand. */
@Controller
final class OverviewController {

  private static final int WAITING = 10;
  private static final Duration DECIDED_WITHIN = Duration.ofDays(90);

  private final RequestList requests;
  private final RequestFigures figures;
  private final MoneyFigures money;
  private final RequestSettings settings;
  private final Readers readers;
  private final Clock clock;
  private final String rest;

  OverviewController(
      RequestList requests,
      RequestFigures figures,
      MoneyFigures money,
      RequestSettings settings,
      Readers readers,
      Clock clock,
      @Value("${camunda.client.rest-address:http://127.0.0.1:8080}") String rest) {
    this.requests = requests;
    this.figures = figures;
    this.money = money;
    this.settings = settings;
    this.readers = readers;
    this.clock = clock;
    this.rest = rest;
  }

  @GetMapping("/console")
  String overview(Locale locale, Model model) {
    model.addAttribute("page", overview(readers.shown(locale)));
    return "console/overview";
  }

  private Overview overview(Shown shown) {
    var now = clock.instant();
    var counts = requests.counts(RequestFilter.ALL);
    var waiting = requests.waiting(WAITING);
    var month = YearMonth.from(now.atZone(shown.zone()));
    return new Overview(
        counts.isEmpty(),
        rest,
        counts(counts, shown),
        waiting.stream().map(kept -> RequestRow.of(kept, shown, now)).toList(),
        counts.getOrDefault(RequestState.PENDING, 0L) - waiting.size(),
        attention(LocalDate.ofInstant(now, shown.zone()), shown),
        month.toString(),
        money.budgets(month, shown),
        times(shown),
        money.returns(month, shown));
  }

  private static List<Count> counts(Map<RequestState, Long> counts, Shown shown) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            count ->
                new Count(shown.named("state", count.getKey()), shown.number(count.getValue())))
        .toList();
  }

  private Attention attention(LocalDate today, Shown shown) {
    int asked = figures.askedSince(today.atStartOfDay(shown.zone()).toInstant());
    int most = settings.attentionPerDay();
    return new Attention(asked, most, shown.text("overview.attention.text", asked, most));
  }

  private List<Times> times(Shown shown) {
    return figures.decisionTimes(clock.instant().minus(DECIDED_WITHIN)).stream()
        .map(
            times ->
                new Times(
                    shown.named("via", times.via()),
                    shown.number(times.count()),
                    shown.duration(times.median()),
                    shown.duration(times.p90())))
        .toList();
  }
}
