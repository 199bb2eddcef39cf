package dev.phoenix.local.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a trial.
 *
 * @param growths four for each process
 * @param restarts of services meanwhile
 * @param posts that were started
 * @param lost posts that did not end, or are not in the feed once
 */
public record SoakReport(List<Growth> growths, int restarts, int posts, int lost) {

  /** Keeps a copy. */
  public SoakReport {
    growths = List.copyOf(growths);
  }

  /** The greatest ratio of one kind: memory, threads, files or processes. */
  public double most(String what) {
    return growths.stream()
        .filter(growth -> growth.what().equals(what))
        .mapToDouble(Growth::ratio)
        .max()
        .orElse(1);
  }

  /** The table's lines, in Markdown. */
  public List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("| process | what | first third | last third | ratio |");
    lines.add("|---|---|---|---|---|");
    for (var growth : growths) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %d | %.3f |",
              growth.service(),
              growth.what(),
              growth.first(),
              growth.last(),
              growth.ratio()));
    }
    return lines;
  }
}
