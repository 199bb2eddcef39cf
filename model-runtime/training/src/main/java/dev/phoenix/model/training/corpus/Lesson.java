package dev.phoenix.model.training.corpus;

import dev.phoenix.model.core.Correction;
import java.util.List;

/**
 * What the model learns one answer from.
 *
 * @param assignment what is asked for
 * @param corrections earlier drafts with their findings, oldest first; empty for a first draft
 * @param answer the post to write
 */
public record Lesson(Assignment assignment, List<Correction> corrections, String answer) {

  public Lesson {
    corrections = List.copyOf(corrections);
  }
}
