package dev.phoenix.model.api;

import java.util.List;

/**
 * What the checker says of a text.
 *
 * @param score 0 to 1; above 0.85 and without an ERROR a draft needs no correction
 * @param findings what is wrong, hard limits first; empty when nothing is
 */
public record Assessment(double score, List<Finding> findings) {

  public Assessment {
    findings = List.copyOf(findings);
  }

  /** Whether the text breaks a hard limit. */
  public boolean hasError() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
