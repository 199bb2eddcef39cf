package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestFigures;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.approval.request.RequestType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /console/requests}: all requests, filtered, by pages. */
@Controller
final class RequestsController {

  static final String PATH = "/console/requests";
  private static final int PAGE = 25;

  private final RequestList requests;
  private final RequestFigures figures;
  private final Readers readers;
  private final Clock clock;

  RequestsController(RequestList requests, RequestFigures figures, Readers readers, Clock clock) {
    this.requests = requests;
    this.figures = figures;
    this.readers = readers;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String list(
      @RequestParam Map<String, String> given,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    var shown = readers.shown(locale);
    var query = RequestQuery.of(given, shown.zone());
    if (!query.fields().right()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    model.addAttribute("page", page(query, shown));
    return "console/requests";
  }

  private RequestsPage page(RequestQuery query, Shown shown) {
    var now = clock.instant();
    boolean right = query.fields().right();
    var typed = query.fields().typed();
    List<RequestRecord> found =
        right ? requests.page(query.filter(), query.before(), PAGE + 1) : List.of();
    var rows = found.stream().limit(PAGE).map(kept -> RequestRow.of(kept, shown, now)).toList();
    long all =
        right
            ? requests.counts(query.filter()).values().stream().mapToLong(Long::longValue).sum()
            : 0;
    return new RequestsPage(
        rows,
        shown.text("requests.count", all),
        typed.entrySet().stream()
            .anyMatch(field -> !field.getKey().equals("before") && !field.getValue().isEmpty()),
        Stream.of(RequestState.values()).map(state -> shown.named("state", state)).toList(),
        Stream.of(RequestType.values()).map(type -> shown.named("type", type)).toList(),
        figures.callers(),
        typed,
        query.fields().wrong(shown),
        query.before() == Long.MAX_VALUE ? null : Addresses.of(PATH, typed),
        found.size() > PAGE ? Addresses.before(PATH, typed, rows.getLast().number()) : null,
        Addresses.of(PATH + ".csv", typed),
        Addresses.of(PATH + ".json", typed));
  }
}
