package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestFilter;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.EntryFilter;
import dev.phoenix.workers.books.export.CsvExport;
import dev.phoenix.workers.books.export.JsonLinesExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * All that passes a page's filter, as files: CSV, and lines of JSON. What is asked for wrongly is
 * refused, so that nobody takes all for a part.
 */
@Controller
final class ExportController {

  private static final String CSV = "text/csv;charset=UTF-8";
  private static final String LINES = "application/x-ndjson";

  private final RequestList requests;
  private final RequestExport requestExport;
  private final CsvExport csv;
  private final JsonLinesExport lines;
  private final BooksSettings books;
  private final Clock clock;

  ExportController(
      RequestList requests,
      RequestExport requestExport,
      CsvExport csv,
      JsonLinesExport lines,
      BooksSettings books,
      Clock clock) {
    this.requests = requests;
    this.requestExport = requestExport;
    this.csv = csv;
    this.lines = lines;
    this.books = books;
    this.clock = clock;
  }

  @GetMapping(RequestsController.PATH + ".csv")
  void requestsAsCsv(@RequestParam Map<String, String> given, HttpServletResponse response)
      throws IOException {
    var filter = requests(given);
    begin(response, CSV, "requests", "csv");
    requestExport.csv(filter, response.getOutputStream());
  }

  @GetMapping(RequestsController.PATH + ".json")
  void requestsAsLines(@RequestParam Map<String, String> given, HttpServletResponse response)
      throws IOException {
    var filter = requests(given);
    begin(response, LINES, "requests", "jsonl");
    requestExport.lines(filter, response.getOutputStream());
  }

  @GetMapping(MoneyController.PATH + "/entries.csv")
  void entriesAsCsv(@RequestParam Map<String, String> given, HttpServletResponse response)
      throws IOException {
    var filter = entries(given);
    begin(response, CSV, "entries", "csv");
    csv.write(filter, response.getOutputStream());
  }

  @GetMapping(MoneyController.PATH + "/entries.json")
  void entriesAsLines(@RequestParam Map<String, String> given, HttpServletResponse response)
      throws IOException {
    var filter = entries(given);
    begin(response, LINES, "entries", "jsonl");
    lines.write(filter, response.getOutputStream());
  }

  private RequestFilter requests(Map<String, String> given) {
    var query = RequestQuery.of(given, books.zoneOrSystem());
    require(query.fields());
    return query.filter();
  }

  private EntryFilter entries(Map<String, String> given) {
    var query = EntryQuery.of(given, requests);
    require(query.fields());
    return query.filter();
  }

  private static void require(Fields fields) {
    if (!fields.right()) {
      throw new Unreadable();
    }
  }

  private void begin(HttpServletResponse response, String type, String what, String ending) {
    var today = LocalDate.now(clock.withZone(books.zoneOrSystem()));
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("phoenix-%s-%s.%s".formatted(what, today, ending))
            .build()
            .toString());
  }
}
