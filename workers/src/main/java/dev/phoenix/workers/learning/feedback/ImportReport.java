package dev.phoenix.workers.learning.feedback;

import java.util.List;
import java.util.Map;

/**
 * What an import did.
 *
 * @param lines how many lines there were, empty ones aside
 * @param added how many became examples
 * @param known how many were kept already
 * @param golden how many have golden topics; they are kept, and never trained on
 * @param scrubbed what was taken out of them, by kind
 * @param broken how many lines are no feedback
 * @param problems the first of them
 * @param refused true if nothing was kept because some are broken
 */
public record ImportReport(
    long lines,
    long added,
    long known,
    long golden,
    Map<String, Integer> scrubbed,
    long broken,
    List<Problem> problems,
    boolean refused) {

  /** Makes it. */
  public ImportReport {
    scrubbed = Map.copyOf(scrubbed);
    problems = List.copyOf(problems);
  }

  /**
   * A broken line.
   *
   * @param line its number, from 1
   * @param message what is wrong with it
   */
  public record Problem(long line, String message) {}
}
