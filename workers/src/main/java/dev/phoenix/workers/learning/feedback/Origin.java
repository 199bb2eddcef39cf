package dev.phoenix.workers.learning.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Where an example comes from.
 *
 * @param source {@code verdict}, or what an import names
 * @param verdict {@code PROCESS_INSTANCE_KEY:ROUND}, which is kept once; null for an import
 * @param processInstanceKey of the flow; null for an import
 * @param reviewer a digest that tells reviewers apart without naming them; null if unknown
 * @param model what drafted; null if unknown
 * @param adapter the adapter that it drafted with; null for none
 */
public record Origin(
    String source,
    @Nullable String verdict,
    @Nullable Long processInstanceKey,
    @Nullable String reviewer,
    @Nullable String model,
    @Nullable String adapter) {

  /** That of an imported example. */
  public static Origin imported(String source) {
    return new Origin(source, null, null, null, null, null);
  }
}
