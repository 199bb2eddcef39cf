package dev.phoenix.model.bench.compare;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.core.PromptFormat;
import java.util.List;

/** Every brief with what each model made of it, as HTML that is folded until it is asked for. */
final class ReportPosts {

  private final List<Brief> briefs;
  private final List<Result> results;

  ReportPosts(List<Brief> briefs, List<Result> results) {
    this.briefs = briefs;
    this.results = results;
  }

  void write(StringBuilder page) {
    page.append("<section>\n<h2>The posts</h2>\n");
    for (int i = 0; i < briefs.size(); i++) {
      var brief = briefs.get(i);
      page.append("<details>\n<summary lang=\"%s\">".formatted(Html.text(brief.language())));
      page.append(Html.text(brief.topic())).append("</summary>\n<pre>");
      page.append(Html.text(PromptFormat.lines(brief).strip())).append("</pre>\n<dl>\n");
      for (var result : results) {
        page.append("<dt>").append(Html.text(result.name())).append("</dt>\n");
        answer(page, brief, result.answers().get(i));
      }
      page.append("</dl>\n</details>\n");
    }
    page.append("</section>\n");
  }

  private static void answer(StringBuilder page, Brief brief, Answer answer) {
    if (answer.failure() != null) {
      page.append("<dd class=\"found\">No answer: ").append(Html.text(answer.failure()));
      page.append("</dd>\n");
      return;
    }
    page.append("<dd lang=\"%s\">".formatted(Html.text(brief.language())));
    page.append(answer.passed() ? "✓ " : "✗ ").append(Html.text(answer.text())).append("</dd>\n");
    for (Finding finding : answer.findings()) {
      page.append("<dd class=\"found\">").append(Html.text(finding.message())).append("</dd>\n");
    }
  }
}
