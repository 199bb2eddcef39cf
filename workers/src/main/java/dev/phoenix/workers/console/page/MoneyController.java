package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestType;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Entry;
import dev.phoenix.workers.books.EntryKind;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.books.Verifier;
import dev.phoenix.workers.console.page.MoneyPage.VerdictView;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/money}: budgets, what was spent and came in, and the books line by line. */
@Controller
final class MoneyController {

  static final String PATH = "/console/money";
  private static final String ENTRIES = PATH + "/entries";
  private static final int PAGE = 25;

  /** So many entries are verified for each who looks; of more, only when a decider asks. */
  private static final long SMALL = 2_000;

  private final Ledger ledger;
  private final Verifier verifier;
  private final MoneyFigures figures;
  private final RequestList requests;
  private final BooksSettings books;
  private final Readers readers;
  private final Clock clock;

  MoneyController(
      Ledger ledger,
      Verifier verifier,
      MoneyFigures figures,
      RequestList requests,
      BooksSettings books,
      Readers readers,
      Clock clock) {
    this.ledger = ledger;
    this.verifier = verifier;
    this.figures = figures;
    this.requests = requests;
    this.books = books;
    this.readers = readers;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String money(
      @RequestParam Map<String, String> given,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    var current = books.month(clock.instant());
    var asked = new LinkedHashMap<>(given);
    asked.merge("month", current.toString(), (month, now) -> month.isBlank() ? now : month);
    var query = EntryQuery.of(asked, requests);
    if (!query.fields().right()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    var shown = readers.shown(locale);
    model.addAttribute("page", page(query, current, verdict(model, shown), shown));
    return "console/money";
  }

  @PostMapping(PATH + "/verification")
  String verify(Locale locale, RedirectAttributes next) {
    next.addFlashAttribute("verdict", Verdicts.view(verifier.verify(), readers.shown(locale)));
    return "redirect:" + PATH;
  }

  private @Nullable VerdictView verdict(Model model, Shown shown) {
    if (model.getAttribute("verdict") instanceof VerdictView asked) {
      return asked;
    }
    return ledger.head().sequence() <= SMALL ? Verdicts.view(verifier.verify(), shown) : null;
  }

  private MoneyPage page(
      EntryQuery query, YearMonth current, @Nullable VerdictView verdict, Shown shown) {
    var month = query.filter().month() == null ? current : query.filter().month();
    var typed = query.fields().typed();
    List<Entry> found =
        query.fields().right()
            ? ledger.entries(query.filter(), query.before(), PAGE + 1)
            : List.of();
    var entries = found.stream().limit(PAGE).toList();
    var named = figures.named(entries.stream().map(e -> e.voucher().requestId()).toList());
    return new MoneyPage(
        month.toString(),
        month.minusMonths(1).toString(),
        month.isBefore(current) ? month.plusMonths(1).toString() : null,
        ledger.balances(month).stream().map(balance -> BalanceRow.of(balance, shown)).toList(),
        figures.year(month, shown),
        figures.months(month, shown),
        EntryRow.of(entries, named, shown),
        Stream.of(RequestType.values()).map(type -> shown.named("type", type)).toList(),
        Stream.of(EntryKind.values()).map(kind -> shown.named("entry", kind)).toList(),
        typed,
        query.fields().wrong(shown),
        query.before() == Long.MAX_VALUE ? null : Addresses.of(PATH, typed),
        found.size() > PAGE ? Addresses.before(PATH, typed, entries.getLast().sequence()) : null,
        Addresses.of(ENTRIES + ".csv", typed),
        Addresses.of(ENTRIES + ".json", typed),
        verdict);
  }
}
