package dev.phoenix.model.training.ship;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.trial.Course;
import dev.phoenix.model.training.trial.LoopTrial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Drafts and corrections as they came, for briefs drawn by a seed: nothing is left out. */
final class Samples {

  private static final int EACH = 20;

  private final LoopTrial trial;
  private final Editor editor;

  Samples(LoopTrial trial, Editor editor) {
    this.trial = trial;
    this.editor = editor;
  }

  /** A Markdown page of forty samples, half of them with a policy. */
  String page(List<Assignment> plain, List<Assignment> policy, long seed) {
    var chosen = new ArrayList<Assignment>(draw(plain, seed));
    chosen.addAll(draw(policy, seed + 1));
    var courses = trial.first(chosen, seed);
    trial.reflect(courses, seed + 10);
    var page =
        new StringBuilder(
            """
            # Forty samples

            Held-out briefs drawn by seed %d, twenty without and twenty with a hidden policy, and all that phoenix-core wrote for them in the
            loop, unedited, failures included. "Garbled" are words that neither the brief nor the corpus knows.
            """
                .formatted(seed));
    for (int i = 0; i < courses.size(); i++) {
      page.append("\n## ").append(i + 1).append("\n\n").append(sample(courses.get(i)));
    }
    return page.toString();
  }

  private static List<Assignment> draw(List<Assignment> assignments, long seed) {
    var shuffled = new ArrayList<>(assignments);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, EACH);
  }

  private String sample(Course course) {
    var text = new StringBuilder(brief(course.assignment().brief()));
    if (!course.assignment().hiddenTerms().isEmpty()) {
      text.append("- policy: never ")
          .append(String.join(", ", course.assignment().hiddenTerms()))
          .append('\n');
    }
    course
        .assignment()
        .hiddenMentions()
        .forEach(m -> text.append("- policy: mention ").append(m.text()).append('\n'));
    var taken = course.best();
    for (var draft : course.drafts()) {
      text.append("\n> ")
          .append(draft.text().replace("\n", "\n> "))
          .append(draft == taken && draft != course.drafts().getLast() ? "\n\nTaken.\n\n" : "\n\n");
      draft
          .assessment()
          .findings()
          .forEach(finding -> text.append("- *").append(finding.message()).append("*\n"));
    }
    if (course.passed()) {
      text.append(
          editor.isClean(course.assignment(), course.text())
              ? "Passed.\n"
              : "Passed, but garbled or with a foreign hashtag.\n");
    } else {
      text.append("\nFailed.\n");
    }
    return text.toString();
  }

  private static String brief(Brief brief) {
    var text = new StringBuilder();
    item(text, "topic", brief.topic());
    item(text, "for", brief.audience());
    item(text, "language, tone", (brief.language() + ", " + brief.tone()).replaceAll(", $", ""));
    item(text, "say", String.join("; ", brief.keyPoints()));
    item(text, "mention", String.join("; ", brief.mustMention()));
    item(text, "never", String.join(", ", brief.bannedTerms()));
    item(text, "hashtags", String.join(" ", brief.hashtags()));
    item(text, "at most", brief.maxChars() + " characters");
    return text.toString();
  }

  private static void item(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("- ").append(name).append(": ").append(value).append('\n');
    }
  }
}
