package dev.phoenix.model.bench.compare;

import java.util.List;
import java.util.TreeSet;

/** The numbers of all models, and what the checker found, as HTML tables. */
final class ReportTables {

  private final List<Score> scores;

  ReportTables(List<Score> scores) {
    this.scores = scores;
  }

  void write(StringBuilder page) {
    numbers(page);
    findings(page);
  }

  private void numbers(StringBuilder page) {
    page.append(
        "<section>\n"
            + "<h2>In numbers</h2>\n"
            + "<div class=\"wide\"><table class=\"numbers\">\n"
            + "<thead><tr>");
    for (var name :
        List.of(
            "Model", "Run by", "Passed", "95 %", "Failed", "Median", "p95", "Tokens", "Memory")) {
      page.append("<th scope=\"col\">").append(name).append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
    for (var score : scores) {
      var rate = score.passed();
      page.append("<tr><th scope=\"row\">").append(Html.text(score.name())).append("</th>");
      for (var value :
          List.of(
              score.engine(),
              rate.hits() + " of " + rate.of(),
              Numbers.percent(rate.low()) + " to " + Numbers.percent(rate.high()),
              Integer.toString(score.failed()),
              Numbers.seconds(score.medianMillis()),
              Numbers.seconds(score.p95Millis()),
              Numbers.rate(score.tokensPerSecond()),
              Numbers.memory(score.memory()))) {
        page.append("<td>").append(Html.text(value)).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table></div>\n</section>\n");
  }

  private void findings(StringBuilder page) {
    var codes = new TreeSet<String>();
    scores.forEach(score -> codes.addAll(score.findings().keySet()));
    if (codes.isEmpty()) {
      return;
    }
    page.append(
        "<section>\n<h2>What was found</h2>\n<p class=\"note\">Posts with such a finding.</p>\n");
    page.append("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Finding</th>");
    scores.forEach(
        score -> page.append("<th scope=\"col\">").append(Html.text(score.name())).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (var code : codes) {
      page.append("<tr><th scope=\"row\"><code>").append(Html.text(code)).append("</code></th>");
      scores.forEach(
          score ->
              page.append("<td>").append(score.findings().getOrDefault(code, 0L)).append("</td>"));
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table></div>\n</section>\n");
  }
}
