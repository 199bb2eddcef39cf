package dev.phoenix.local.nights;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a cell.
 *
 * @param hit the state that the night was in right after the kill; empty if it was in none, or
 *     nothing was killed
 * @param kills processes that were killed
 * @param outcome what the workers say of the night; null if it did not end
 * @param seconds from the request to the judgement
 * @param begun whether the night did what a night does until the kill: the one before left nothing
 *     in its way
 */
public record CellResult(
    Cell cell,
    Optional<Moment> hit,
    int kills,
    @Nullable String outcome,
    Judgement judgement,
    double seconds,
    boolean begun) {

  /** As the matrix has it. */
  String text() {
    if (kills == 0) {
      return "missed";
    }
    var where =
        hit.filter(cell.moment()::equals).isPresent()
            ? ""
            : " (hit " + hit.map(Moment::word).orElse("after the end") + ")";
    return judgement.verdict().word() + where;
  }
}
