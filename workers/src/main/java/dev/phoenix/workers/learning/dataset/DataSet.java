package dev.phoenix.workers.learning.dataset;

import java.nio.file.Path;

/** What there is to train on. */
public sealed interface DataSet {

  /**
   * Enough.
   *
   * @param folder holds {@code train.jsonl} with lines {@code {prompt, response, weight}} (the
   *     prompt is the brief; the trainer renders it), {@code golden.jsonl} and {@code
   *     manifest.json}
   * @param manifest what is in it
   */
  record Collected(Path folder, Manifest manifest) implements DataSet {}

  /**
   * Not enough; the examples stay for the next run.
   *
   * @param counts what there is
   * @param needed how many would be enough
   */
  record NotEnough(Manifest.Counts counts, int needed) implements DataSet {}
}
