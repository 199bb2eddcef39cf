package dev.phoenix.model.training.trial;

import dev.phoenix.model.core.Correction;
import dev.phoenix.model.training.corpus.Assignment;
import java.util.ArrayList;
import java.util.List;

/** How one brief went: its drafts in turn. */
public final class Course {

  private final Assignment assignment;
  private final List<Correction> drafts = new ArrayList<>();
  private boolean passed;
  private double meanLogProbability;

  Course(Assignment assignment) {
    this.assignment = assignment;
  }

  /** What was asked for. */
  public Assignment assignment() {
    return assignment;
  }

  /** The drafts and their findings, oldest first. */
  public List<Correction> drafts() {
    return List.copyOf(drafts);
  }

  /** Whether the last draft passed. */
  public boolean passed() {
    return passed;
  }

  /** The last draft. */
  public String text() {
    return drafts.getLast().draft();
  }

  /** How sure the model was of the last draft, in nats. */
  public double meanLogProbability() {
    return meanLogProbability;
  }

  /** A course that goes on from where this one is now, apart from it. */
  public Course fork() {
    var copy = new Course(assignment);
    copy.drafts.addAll(drafts);
    copy.passed = passed;
    copy.meanLogProbability = meanLogProbability;
    return copy;
  }

  void add(Correction draft, double logProbability, boolean good) {
    drafts.add(draft);
    meanLogProbability = logProbability;
    passed = good;
  }
}
