package dev.phoenix.local.bench.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a trial.
 *
 * @param results a fault each
 * @param posts how many were started
 * @param duplicatePosts entries beyond the first of a post
 * @param lostInstances posts that did not end, or are not in the feed
 */
public record RecoveryReport(
    List<CellResult> results, int posts, int duplicatePosts, int lostInstances) {

  /** Keeps a copy. */
  public RecoveryReport {
    results = List.copyOf(results);
  }

  /** Faults after which something was not healthy in time. */
  public long notHealed() {
    return results.stream().filter(result -> !result.healed()).count();
  }

  /** Messages about a fault beyond the one that it is there and the one that it is over. */
  public int toldTwice() {
    return results.stream().mapToInt(CellResult::toldTwice).sum();
  }

  /** Faults of which people did not hear, or not that they are over. */
  public long untold() {
    return results.stream().filter(CellResult::untold).count();
  }

  /** Messages about processes that were not broken. */
  public int toldBesides() {
    return results.stream().mapToInt(CellResult::besides).sum();
  }

  /** The longest time until all was healthy, of the supervisor's own or of all others; else 0. */
  public double healSecondsMost(boolean ofSupervisor) {
    return results.stream()
        .filter(result -> result.cell().isSupervisors() == ofSupervisor)
        .map(CellResult::healedSeconds)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  /** The table's lines, in Markdown. */
  public List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("| process | fault | noticed | told | healed | told besides | posts under way |");
    lines.add("|---|---|---|---|---|---|---|");
    for (var result : results) {
      lines.add(
          "| %s | %s | %s | %s | %s | %d | %d |"
              .formatted(
                  result.cell().process(),
                  result.cell().breakage().word(),
                  seconds(result.noticedSeconds()),
                  result.cell().isSupervisors() && result.broke() == 0
                      ? "-"
                      : result.broke() + " + " + result.back(),
                  seconds(result.healedSeconds()),
                  result.besides(),
                  result.posts()));
    }
    return lines;
  }

  static String seconds(@Nullable Double value) {
    return value == null ? "no" : String.format(Locale.ROOT, "%.1f s", value);
  }
}
