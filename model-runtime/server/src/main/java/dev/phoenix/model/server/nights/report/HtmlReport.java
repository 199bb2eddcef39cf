package dev.phoenix.model.server.nights.report;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.server.nights.watch.Comparison;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A night as one page without scripts, for light and dark screens and for paper. */
public final class HtmlReport {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--text:#1c1c1f;--faint:#63636b;--line:#dcdce2;--page:#fff;--box:#f6f6f8;
       --good:#12703a;--bad:#b3261e;--first:#7a7a85;--second:#2458c9}
      @media (prefers-color-scheme:dark){:root{--text:#ececf0;--faint:#a2a2ad;--line:#3a3a42;--page:#17171a;
       --box:#202024;--good:#6ad08f;--bad:#ff8a80;--first:#9a9aa6;--second:#8db0ff}}
      *{box-sizing:border-box}
      body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:62rem;background:var(--page);color:var(--text);
       font:16px/1.5 system-ui,sans-serif}
      h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.25rem 0 .5rem}
      h3{font-size:1rem;margin:1.25rem 0 .25rem}
      .lead{font-size:1.1rem;margin:.5rem 0 1rem}.faint{color:var(--faint)}
      table{border-collapse:collapse;width:100%;font-size:.93rem}
      th,td{text-align:left;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
      th{font-weight:600;color:var(--faint)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      td.good{color:var(--good)}td.bad{color:var(--bad)}
      .when{color:var(--faint);white-space:nowrap;width:1%}
      .wide{overflow-x:auto}.texts td{width:50%;white-space:pre-wrap;overflow-wrap:anywhere}
      .mark{display:block;white-space:normal;color:var(--faint);font-size:.85rem;margin-top:.25rem}
      code{font:.85rem ui-monospace,monospace;overflow-wrap:anywhere}
      svg{width:100%;height:auto;background:var(--box);border-radius:.5rem}
      svg text{fill:var(--faint);font:11px system-ui,sans-serif}
      svg path{fill:none;stroke-width:1.75}svg .grid{stroke:var(--line);stroke-width:1}
      svg .training{stroke:var(--first)}svg path.validation{stroke:var(--second)}svg circle.validation{fill:var(--second)}
      .key::before{content:"";display:inline-block;width:1.25em;height:.2em;margin:0 .4em .25em 0;background:var(--first)}
      .key.second::before{background:var(--second)}.key{margin-right:1.25em}
      @media print{body{max-width:none;padding:0;font-size:11pt}tr,svg{break-inside:avoid}h2,h3{break-after:avoid}}
      """;

  /** Names the style in a content security policy, which forbids any other. */
  public static final String STYLE_DIGEST = digest();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final NightReport report;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(NightReport report) {
    this.report = report;
  }

  /** The page. */
  public static String of(NightReport report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    var night = report.night();
    add(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Night %s</title>
        <style>%s</style>
        </head>
        <body>
        <h1>Night %s</h1>
        <p class="lead">%s</p>
        """,
        text(night.id()), STYLE, text(night.id()), text(report.conclusion()));
    if (night.adapter() != null) {
      add(
          "<p class=\"faint\">Adapter <code>%s</code>, before it %s.</p>\n",
          text(night.adapter()),
          night.before() == null ? "the model alone" : "<code>" + text(night.before()) + "</code>");
    }
    gate("The adapter, computed by DJL", night.validation());
    gate("The shipped files, computed by llama.cpp", night.shipped());
    curve();
    samples(night.shipped() == null ? night.validation() : night.shipped());
    watch();
    figures();
    events();
    digests();
    return html.append("</body>\n</html>\n").toString();
  }

  private void gate(String title, @Nullable GateResult gate) {
    if (gate == null) {
      return;
    }
    add(
        "<h2>%s: %s</h2>\n<div class=\"wide\"><table>\n",
        title, gate.passed() ? "passed" : "refused");
    add(
        "<tr><th>Check</th><th></th><th class=\"n\">Measured</th><th class=\"n\">95 %%"
            + " interval</th><th class=\"n\">Limit</th><th>Explanation</th></tr>\n");
    for (var check : gate.checks()) {
      add(
          "<tr><td>%s</td><td class=\"%s\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s to"
              + " %s</td><td class=\"n\">%s</td><td>%s</td></tr>\n",
          text(check.name().replace('_', ' ')),
          check.passed() ? "good" : "bad",
          check.passed() ? "passed" : "refused",
          number(check.value()),
          number(check.low()),
          number(check.high()),
          number(check.limit()),
          text(check.explanation()));
    }
    add("</table></div>\n");
  }

  private void curve() {
    if (report.loss().isEmpty()) {
      return;
    }
    add(
        "<h2>Loss</h2>\n%s<p class=\"faint\"><span class=\"key\">of what was learned</span>"
            + "<span class=\"key second\">of what was held out</span> nats a token, by step</p>\n",
        LossCurve.of(report.loss()));
  }

  private void samples(@Nullable GateResult gate) {
    if (gate == null || gate.samples().isEmpty()) {
      return;
    }
    add("<h2>Before and after</h2>\n");
    for (var sample : gate.samples()) {
      add(
          "<h3>%s <span class=\"faint\">%s, %s</span></h3>\n",
          text(sample.topic()), text(sample.id()), text(sample.language()));
      texts(
          "Before",
          sample.before(),
          mark(sample.coverageBefore(), sample.passedBefore()),
          "With the adapter",
          sample.after(),
          mark(sample.coverageAfter(), sample.passedAfter()));
    }
  }

  private static String mark(double coverage, boolean passed) {
    return String.format(
        Locale.ROOT,
        "%.0f %% of the keywords, %s the checks",
        100 * coverage,
        passed ? "passes" : "fails");
  }

  private void watch() {
    if (report.comparisons().isEmpty()) {
      return;
    }
    add("<h2>Drafts since it was live</h2>\n");
    for (var each : report.comparisons()) {
      var word = each.order() > 0 ? "better" : each.order() < 0 ? "worse" : "alike";
      add("<h3>%s <span class=\"faint\">%s</span></h3>\n", text(each.topic()), word);
      texts(
          "As the version before writes it",
          each.before().text(),
          mark(each.before()),
          "As it was written",
          each.live().text(),
          mark(each.live()));
    }
  }

  private static String mark(Comparison.Side side) {
    return String.format(
        Locale.ROOT,
        "score %.2f%s%s",
        side.score(),
        side.breaksLimit() ? ", breaks a limit" : "",
        side.explained() ? "" : ", holds a word that nobody explains");
  }

  private void texts(
      String first,
      String firstText,
      String firstMark,
      String second,
      String secondText,
      String secondMark) {
    add(
        "<table class=\"texts\"><tr><th>%s</th><th>%s</th></tr><tr><td>%s<span"
            + " class=\"mark\">%s</span></td><td>%s<span"
            + " class=\"mark\">%s</span></td></tr></table>\n",
        first, second, text(firstText), firstMark, text(secondText), secondMark);
  }

  private void figures() {
    if (report.figures().isEmpty()) {
      return;
    }
    add("<h2>Figures of the training</h2>\n<table>\n");
    report
        .figures()
        .forEach(
            (name, value) ->
                add(
                    "<tr><td>%s</td><td class=\"n\">%s</td></tr>\n",
                    text(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)),
                    number(value)));
    add("</table>\n");
  }

  private void events() {
    add("<h2>What happened</h2>\n<table>\n");
    for (var event : report.events()) {
      add(
          "<tr><td class=\"when\">%s</td><td>%s</td></tr>\n",
          TIME.format(event.at()), text(event.what()));
    }
    add("</table>\n");
  }

  private void digests() {
    add("<h2>Digests (SHA-256)</h2>\n<table>\n");
    for (Map.Entry<String, String> each : report.digests().entrySet()) {
      add(
          "<tr><td>%s</td><td><code>%s</code></td></tr>\n",
          text(each.getKey()), text(each.getValue()));
    }
    add("</table>\n");
  }

  private void add(String format, Object... values) {
    html.append(String.format(Locale.ROOT, format, values));
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "&ndash;";
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : HtmlUtils.htmlEscape(value);
  }

  private static String digest() {
    try {
      var sum = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
