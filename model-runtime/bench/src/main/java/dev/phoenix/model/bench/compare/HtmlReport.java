package dev.phoenix.model.bench.compare;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.bench.compare.BarChart.Bar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Results as one page: charts, numbers and every post. It needs no other file and runs no script.
 */
final class HtmlReport {

  private final LocalDate day;
  private final List<Brief> briefs;
  private final List<Result> results;
  private final List<Score> scores;

  HtmlReport(List<Brief> briefs, List<Result> results, LocalDate day) {
    this.day = day;
    this.briefs = briefs;
    this.results = results;
    this.scores = results.stream().map(Score::of).toList();
  }

  /** The page. */
  String text() {
    var page = new StringBuilder();
    page.append(head());
    page.append("<h1>Comparison of models</h1>\n");
    page.append(
        "<p>The same %d briefs to each, half of them English and half Spanish; one draft a brief, no correction. %s.</p>\n"
            .formatted(briefs.size(), day));
    chart(
        page,
        "Posts that keep every limit",
        "The line is the 95 % interval (Wilson). A request without an answer is no such post.",
        new BarChart("Posts that keep every limit", 1, bars(HtmlReport::passed)));
    chart(
        page,
        "Time for a post",
        "The bar is the median, the line ends with the 95th percentile.",
        BarChart.upToLargest("Time for a post", bars(HtmlReport::latency)));
    chart(
        page,
        "Tokens a second",
        "Generated tokens over the whole time, reading the prompt included.",
        BarChart.upToLargest("Tokens a second", bars(HtmlReport::speed)));
    chart(
        page,
        "Memory",
        "Of the process or server that runs the model; unknown where that is elsewhere.",
        BarChart.upToLargest("Memory", bars(HtmlReport::memory)));
    new ReportTables(scores).write(page);
    new ReportPosts(briefs, results).write(page);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String head() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
    <title>Comparison of models</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    """
        .formatted(style());
  }

  private static String style() {
    try (var style = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void chart(StringBuilder page, String title, String note, BarChart chart) {
    page.append("<section>\n<h2>").append(title).append("</h2>\n<p class=\"note\">");
    page.append(note).append("</p>\n").append(chart.svg()).append("\n</section>\n");
  }

  private List<Bar> bars(Function<Score, Bar> bar) {
    return scores.stream().map(bar).toList();
  }

  private static Bar passed(Score score) {
    var rate = score.passed();
    return new Bar(
        score.name(),
        rate.value(),
        rate.low(),
        rate.high(),
        "%d of %d (%s)".formatted(rate.hits(), rate.of(), Numbers.percent(rate.value())));
  }

  private static Bar latency(Score score) {
    var label =
        score.answered()
            ? "%s, p95 %s"
                .formatted(
                    Numbers.seconds(score.medianMillis()), Numbers.seconds(score.p95Millis()))
            : "no answer";
    return new Bar(
        score.name(), score.medianMillis(), score.medianMillis(), score.p95Millis(), label);
  }

  private static Bar speed(Score score) {
    double speed = score.tokensPerSecond();
    return new Bar(
        score.name(), speed, speed, speed, score.answered() ? Numbers.rate(speed) : "no answer");
  }

  private static Bar memory(Score score) {
    var memory = score.memory();
    double megabytes = memory == null ? Double.NaN : memory.megabytes();
    return new Bar(
        score.name(),
        megabytes,
        megabytes,
        megabytes,
        memory == null ? "unknown" : Numbers.memory(memory) + " (" + memory.of() + ")");
  }
}
