package dev.phoenix.model.core;

import dev.phoenix.model.api.Finding;
import dev.phoenix.model.check.Attempt;
import java.util.List;

/**
 * A draft that was not good enough.
 *
 * @param draft its text
 * @param findings what is wrong with it, the gravest first, as {@code Finding.message} says it
 */
public record Correction(String draft, List<String> findings) {

  public Correction {
    findings = List.copyOf(findings);
  }

  /** An attempt as a prompt tells of it. */
  public static Correction of(Attempt attempt) {
    return new Correction(
        attempt.text(), attempt.findings().stream().map(Finding::message).toList());
  }
}
