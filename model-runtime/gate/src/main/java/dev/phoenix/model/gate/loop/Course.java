package dev.phoenix.model.gate.loop;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Attempt;
import dev.phoenix.model.core.Question;
import dev.phoenix.model.gate.golden.GoldenQuery;
import java.util.ArrayList;
import java.util.List;

/** How the loop went for one query: its drafts in turn. */
final class Course {

  private record Draft(String text, Assessment assessment, double confidence) {}

  private final GoldenQuery query;
  private final List<Draft> drafts = new ArrayList<>();

  Course(GoldenQuery query) {
    this.query = query;
  }

  GoldenQuery query() {
    return query;
  }

  /** What is asked next. */
  Question question() {
    return Question.after(
        query.brief(),
        drafts.stream()
            .map(draft -> new Attempt(draft.text(), draft.assessment().findings()))
            .toList());
  }

  void add(String text, Assessment assessment, double confidence) {
    drafts.add(new Draft(text, assessment, confidence));
  }

  /** Whether the loop ends here, whatever the number of drafts. */
  boolean isDone() {
    return !drafts.isEmpty() && Acceptance.isGood(best().assessment(), best().confidence());
  }

  /** What the loop takes. */
  Outcome outcome() {
    Draft best = best();
    return Outcome.of(query, best.text(), Acceptance.passes(best.assessment()));
  }

  /** The best draft, of equals the first. */
  private Draft best() {
    return drafts.stream()
        .sorted(Acceptance.bestFirst(Draft::assessment, Draft::confidence))
        .findFirst()
        .orElseThrow();
  }
}
