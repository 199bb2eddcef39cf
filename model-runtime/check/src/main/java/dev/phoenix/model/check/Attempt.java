package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import java.util.List;

/**
 * A draft that was not good enough.
 *
 * @param text the draft
 * @param findings what the checker said of it, the gravest first; empty when people said it or the
 *     writer was not sure
 */
public record Attempt(String text, List<Finding> findings) {

  public Attempt {
    findings = List.copyOf(findings);
  }
}
