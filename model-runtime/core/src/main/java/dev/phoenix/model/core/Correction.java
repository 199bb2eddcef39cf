package dev.phoenix.model.core;

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
}
