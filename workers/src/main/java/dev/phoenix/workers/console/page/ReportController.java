package dev.phoenix.workers.console.page;

import static java.util.Comparator.naturalOrder;

import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.RequestSums;
import dev.phoenix.workers.books.report.Statement;
import dev.phoenix.workers.books.report.Statements;
import dev.phoenix.workers.console.page.ReportPage.Row;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /console/reports/2026-11}: a month's statement, for screen and paper. */
@Controller
final class ReportController {

  private static final String PATH = "/console/reports";

  private final Statements statements;
  private final MoneyFigures figures;
  private final BooksSettings books;
  private final Readers readers;
  private final Clock clock;

  ReportController(
      Statements statements,
      MoneyFigures figures,
      BooksSettings books,
      Readers readers,
      Clock clock) {
    this.statements = statements;
    this.figures = figures;
    this.books = books;
    this.readers = readers;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String current() {
    return "redirect:" + PATH + "/" + books.month(clock.instant());
  }

  @GetMapping(PATH + "/{month:[1-9][0-9]{3}-(?:0[1-9]|1[0-2])}")
  String report(@PathVariable String month, Locale locale, Model model) {
    var wanted = YearMonth.parse(month);
    model.addAttribute("page", page(statements.of(wanted), readers.shown(locale)));
    return "console/report";
  }

  private ReportPage page(Statement statement, Shown shown) {
    var month = statement.month();
    var current = books.month(clock.instant());
    var named = figures.named(statement.requests().stream().map(RequestSums::requestId).toList());
    return new ReportPage(
        month.toString(),
        month.minusMonths(1).toString(),
        month.isBefore(current) ? month.plusMonths(1).toString() : null,
        shown.moment(statement.madeAt()),
        statement.zone().getId(),
        statement.accounts().stream().map(balance -> BalanceRow.of(balance, shown)).toList(),
        statement.requests().stream()
            .map(sums -> row(sums, named.get(sums.requestId()), shown))
            .sorted(Comparator.comparing(Row::number, Comparator.nullsLast(naturalOrder())))
            .toList(),
        Verdicts.view(statement.verdict(), shown),
        statement.head().toString());
  }

  private static Row row(RequestSums of, @Nullable RequestRecord request, Shown shown) {
    var sums = of.sums();
    return new Row(
        request == null ? null : request.number(),
        request == null ? of.requestId() : request.request().title(),
        shown.named("type", sums.account().kind()),
        request == null ? "" : shown.named("state", request.state()).label(),
        shown.money(sums.asked()),
        shown.money(sums.reserved()),
        shown.money(sums.spent().minus(sums.refunded())),
        shown.money(sums.returned()));
  }
}
