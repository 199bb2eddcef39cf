package dev.phoenix.workers.learning.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a data set holds, and what was left out of it: {@code manifest.json} beside its files.
 *
 * @param runId names the run that it was made for
 * @param collectedAt when
 * @param since the earliest feedback that was looked at; null for all that no run used before
 * @param feedbackAbove what feedback had to be above
 * @param counts what became of the examples
 * @param languages how many examples of each language
 * @param contradictions digests of the inputs whose verdicts contradict each other, at most 100
 * @param golden the golden set that was kept out, and that the model is to be judged by
 * @param files by name, {@code train.jsonl} and {@code golden.jsonl}
 */
public record Manifest(
    String runId,
    Instant collectedAt,
    @Nullable Instant since,
    double feedbackAbove,
    Counts counts,
    Map<String, Integer> languages,
    List<String> contradictions,
    Golden golden,
    Map<String, FileDigest> files) {

  /** Makes it. */
  public Manifest {
    languages = new TreeMap<>(languages);
    contradictions = List.copyOf(contradictions);
    files = new TreeMap<>(files);
  }

  /** The file to train on. */
  FileDigest train() {
    return Objects.requireNonNull(files.get(DataSetFiles.TRAIN), "train.jsonl");
  }

  /** The file to judge by. */
  FileDigest goldenFile() {
    return Objects.requireNonNull(files.get(DataSetFiles.GOLDEN), "golden.jsonl");
  }

  /**
   * What became of the examples with enough feedback.
   *
   * @param found how many new ones were looked at
   * @param kept how many of them are in the data set
   * @param exactDuplicates left out, for the same text was there
   * @param nearDuplicates left out, for a text in nearly the same words was there
   * @param contradicted left out, for another verdict says the opposite
   * @param golden left out, for their topic is golden
   * @param waiting not looked at, for the data set was full: the next run has them
   * @param earlier how many are in the data set besides, for an adapter that is or was live learned
   *     them
   */
  public record Counts(
      int found,
      int kept,
      int exactDuplicates,
      int nearDuplicates,
      int contradicted,
      int golden,
      int waiting,
      int earlier) {}

  /** A golden set: its name, version, SHA-256 and number of queries. */
  public record Golden(String name, int version, String sha256, int queries) {}

  /** A file: its SHA-256, bytes and lines. */
  public record FileDigest(String sha256, long bytes, int lines) {}
}
