package dev.phoenix.model.training.trial;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Attempt;
import dev.phoenix.model.training.corpus.Assignment;
import java.util.ArrayList;
import java.util.List;

/** How one brief went: its drafts in turn. */
public final class Course {

  /**
   * A draft.
   *
   * @param assessment what the checker says of it
   * @param meanLogProbability how sure the model was of its tokens, in nats
   * @param confidence how likely it can be taken as it is, from 0 to 1
   */
  public record Draft(
      String text, Assessment assessment, double meanLogProbability, double confidence) {

    /** The draft as the next question tells of it. */
    public Attempt attempt() {
      return new Attempt(text, assessment.findings());
    }
  }

  private final Assignment assignment;
  private final List<Draft> drafts = new ArrayList<>();

  Course(Assignment assignment) {
    this.assignment = assignment;
  }

  /** What was asked for. */
  public Assignment assignment() {
    return assignment;
  }

  /** The drafts, oldest first. */
  public List<Draft> drafts() {
    return List.copyOf(drafts);
  }

  /** What questions can tell of the drafts, oldest first. */
  public List<Attempt> attempts() {
    return drafts.stream().map(Draft::attempt).toList();
  }

  /** The draft that the loop takes: the best, of equals the first. */
  public Draft best() {
    return drafts.stream()
        .sorted(Acceptance.bestFirst(Draft::assessment, Draft::confidence))
        .findFirst()
        .orElseThrow();
  }

  /** The text that the loop takes. */
  public String text() {
    return best().text();
  }

  /** Whether that text passes the checks. */
  public boolean passed() {
    return Acceptance.passes(best().assessment());
  }

  /** Whether the loop ends here, whatever the number of drafts. */
  boolean isDone() {
    return Acceptance.isGood(best().assessment(), best().confidence());
  }

  /** A course that goes on from where this one is now, apart from it. */
  public Course fork() {
    var copy = new Course(assignment);
    copy.drafts.addAll(drafts);
    return copy;
  }

  void add(Draft draft) {
    drafts.add(draft);
  }
}
