package dev.phoenix.workers.policy;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.brief.Brief;
import org.jspecify.annotations.Nullable;

/**
 * A text and what it should be.
 *
 * @param brief the brief
 * @param text the text; a reviewer who emptied it leaves null, which is checked as an empty one
 */
public record CheckInput(Brief brief, String text) {

  /** Refuses to check without a brief. */
  public CheckInput(Brief brief, @Nullable String text) {
    this.brief = required(brief, "brief");
    this.text = text == null ? "" : text;
  }
}
