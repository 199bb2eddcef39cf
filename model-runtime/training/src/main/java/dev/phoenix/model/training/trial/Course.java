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

  void add(Correction draft, boolean good) {
    drafts.add(draft);
    passed = good;
  }
}
