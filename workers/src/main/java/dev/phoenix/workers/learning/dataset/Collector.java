package dev.phoenix.workers.learning.dataset;

import dev.phoenix.workers.learning.LearningSettings.GoldenKeywords;
import dev.phoenix.workers.learning.feedback.Example;
import dev.phoenix.workers.learning.golden.GoldenTopics;
import dev.phoenix.workers.learning.likeness.Sha256;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a run's data set. It is decided in one commit and written from there, so that a run that is
 * cut short anywhere gets the same data set again, and no example is used by two runs.
 */
public final class Collector {

  private final Candidates candidates;
  private final DataSets dataSets;
  private final DataSetFiles files;
  private final GoldenTopics golden;
  private final GoldenKeywords keywords;
  private final double nearDuplicate;
  private final Clock clock;

  /** Collects from {@code candidates} into {@code files}, with more golden keywords. */
  Collector(
      Candidates candidates,
      DataSets dataSets,
      DataSetFiles files,
      GoldenTopics golden,
      GoldenKeywords keywords,
      double nearDuplicate,
      Clock clock) {
    this.candidates = candidates;
    this.dataSets = dataSets;
    this.files = files;
    this.golden = golden;
    this.keywords = keywords;
    this.nearDuplicate = nearDuplicate;
    this.clock = clock;
  }

  /**
   * The data set of a run: the one it has, or a new one.
   *
   * @throws IOException if its files cannot be written; it is safe to try again
   * @throws IllegalStateException if the golden set is no longer the one that it was made with, or
   *     its keywords
   */
  public DataSet collect(Request request) throws IOException {
    var earlier = dataSets.find(request.runId());
    if (earlier.isEmpty()) {
      var selection = new Selection(candidates, golden, request, nearDuplicate).run();
      if (selection.kept().size() < request.minimum()) {
        return new DataSet.NotEnough(selection.counts(), request.minimum());
      }
      dataSets.add(
          manifest(request, selection), selection.kept(), selection.earlier(), selection.leftOut());
      earlier = dataSets.find(request.runId());
    }
    return written(earlier.orElseThrow());
  }

  private DataSet written(Manifest manifest) throws IOException {
    if (!files.complete(manifest)) {
      var queries = golden.set().fileWith(keywords::of);
      if (!manifest.goldenFile().sha256().equals(Sha256.of(queries))) {
        throw new IllegalStateException(
            "The files of the run "
                + manifest.runId()
                + " are gone or changed, and the golden set or its keywords changed since they were"
                + " written. Start a new run.");
      }
      files.write(manifest, DataSetFiles.train(dataSets.kept(manifest.runId())), queries);
    }
    return new DataSet.Collected(files.of(manifest.runId()), manifest);
  }

  private Manifest manifest(Request request, Selection selection) {
    var examples = selection.all();
    var train = DataSetFiles.train(examples);
    var set = golden.set();
    return new Manifest(
        request.runId(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        request.since(),
        request.feedbackAbove(),
        selection.counts(),
        languages(examples),
        selection.contradictions(),
        new Manifest.Golden(set.name(), set.version(), set.digest(), set.queries().size()),
        Map.of(
            DataSetFiles.TRAIN, digest(train, examples.size()),
            DataSetFiles.GOLDEN, digest(set.fileWith(keywords::of), set.queries().size() + 1)));
  }

  private static Map<String, Integer> languages(List<Example> examples) {
    var languages = new TreeMap<String, Integer>();
    examples.forEach(e -> languages.merge(e.language(), 1, Integer::sum));
    return languages;
  }

  private static Manifest.FileDigest digest(byte[] bytes, int lines) {
    return new Manifest.FileDigest(Sha256.of(bytes), bytes.length, lines);
  }
}
