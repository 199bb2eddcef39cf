package dev.phoenix.local.nights;

import dev.phoenix.local.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One night, and what is killed in it.
 *
 * @param victim the process
 * @param moment the state in which it is killed
 */
public record Cell(Victim victim, Moment moment) {

  /**
   * The cells that are asked for; of each part of it one state after the other, so that the kills
   * of one process lie apart.
   *
   * @param only {@code PROCESS}, {@code PROCESS@STATE} or {@code @STATE}, or several of them with
   *     commas between; empty for all
   * @throws UserError if a part names none
   */
  public static List<Cell> chosen(String only) {
    var cells = new LinkedHashSet<Cell>();
    for (var part : only.split(",", -1)) {
      var meant = part.isBlank() && !only.isBlank() ? List.<Cell>of() : part(part.strip());
      if (meant.isEmpty()) {
        throw none(part);
      }
      cells.addAll(meant);
    }
    return List.copyOf(cells);
  }

  private static List<Cell> part(String only) {
    var parts = only.split("@", 2);
    var cells = new ArrayList<Cell>();
    for (var moment : Moment.values()) {
      for (var victim : Victim.values()) {
        if (victim.livesIn(moment)
            && (parts[0].isEmpty() || parts[0].equals(victim.word()))
            && (parts.length == 1 || parts[1].equals(moment.word()))) {
          cells.add(new Cell(victim, moment));
        }
      }
    }
    return cells;
  }

  private static UserError none(String only) {
    return new UserError(
        "--only wants PROCESS[@STATE] of the processes %s and the states %s, not '%s'; a trainer"
                .formatted(
                    Arrays.stream(Victim.values())
                        .map(Victim::word)
                        .collect(Collectors.joining(", ")),
                    Arrays.stream(Moment.values())
                        .map(Moment::word)
                        .collect(Collectors.joining(", ")),
                    only)
            + " lives only while it trains, a gate while it judges");
  }

  @Override
  public String toString() {
    return victim.word() + "@" + moment.word();
  }
}
