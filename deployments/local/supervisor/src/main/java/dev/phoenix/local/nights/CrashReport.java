package dev.phoenix.local.nights;

import java.util.List;

/**
 * What a trial showed.
 *
 * @param results of the cells, in their order
 * @param lastWorks whether the night after the last cell, in which nothing was killed, made its
 *     adapter live
 */
public record CrashReport(List<CellResult> results, boolean lastWorks) {

  public CrashReport {
    results = List.copyOf(results);
  }

  /** The matrix, in lines. */
  public List<String> matrix() {
    return Matrix.lines(results);
  }

  /** Cells that were run. */
  public int cells() {
    return results.size();
  }

  /** Processes that were killed. */
  public int kills() {
    return results.stream().mapToInt(CellResult::kills).sum();
  }

  /** Nights after which neither the new adapter nor what was before was live and whole. */
  public int between() {
    return (int)
        results.stream()
            .filter(result -> result.judgement().verdict() == Judgement.Verdict.BETWEEN)
            .count();
  }

  /** Cells after which the next night did not work. */
  public int nextRunFailed() {
    int failed = lastWorks ? 0 : 1;
    for (int i = 1; i < results.size(); i++) {
      failed += results.get(i).begun() ? 0 : 1;
    }
    return failed;
  }

  /** Cells whose process was not killed in the cell's state. */
  public int missed() {
    return (int)
        results.stream()
            .filter(result -> result.hit().filter(result.cell().moment()::equals).isEmpty())
            .count();
  }
}
