package dev.phoenix.model.core;

import dev.phoenix.model.api.Finding;
import java.util.List;

/**
 * A draft and what the checker said of it.
 *
 * @param text the draft
 * @param findings what is wrong with it, the gravest first; empty if the model was not sure of it
 */
public record Attempt(String text, List<Finding> findings) {

  public Attempt {
    findings = List.copyOf(findings);
  }

  /** The draft as a prompt tells of it. */
  public Correction correction() {
    return new Correction(text, findings.stream().map(Finding::message).toList());
  }
}
