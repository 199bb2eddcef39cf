package dev.phoenix.local.bench.recovery;

import dev.phoenix.local.UserError;
import dev.phoenix.local.service.TelegramDouble;
import java.util.ArrayList;
import java.util.List;

/**
 * One process broken in one way.
 *
 * @param process a service's name, {@link #SUPERVISOR} or {@link #DISK}
 */
public record Cell(String process, Breakage breakage) {

  /** What watches the others; nobody but the system or a person starts it again. */
  public static final String SUPERVISOR = "supervisor";

  /** What all keep their data on. */
  public static final String DISK = "disk";

  private static final List<String> SERVICES =
      List.of(
          "opensearch",
          "camunda",
          "feed",
          "model-runtime",
          "model-runtime-images",
          TelegramDouble.SERVICE,
          "workers");

  /** All of them, way by way, so that each process has time between its faults. */
  public static List<Cell> all() {
    var cells = new ArrayList<Cell>();
    for (var breakage : Breakage.values()) {
      if (breakage.isOfServices()) {
        SERVICES.forEach(service -> cells.add(new Cell(service, breakage)));
      }
    }
    cells.add(new Cell(SUPERVISOR, Breakage.KILLED));
    cells.add(new Cell(DISK, Breakage.FULL));
    return cells;
  }

  /**
   * Those that are asked for.
   *
   * @param only {@code [PROCESS][@WAY]}, several with commas; empty for all
   * @throws UserError if something is no process and no way
   */
  public static List<Cell> chosen(String only) {
    if (only.isBlank()) {
      return all();
    }
    var chosen = new ArrayList<Cell>();
    for (var wish : only.split(",", -1)) {
      var parts = wish.strip().split("@", 2);
      var found = all().stream().filter(cell -> cell.isOf(parts)).toList();
      if (found.isEmpty()) {
        throw new UserError(
            "There is no '%s'; use PROCESS, @WAY or PROCESS@WAY with one of %s, %s, %s and one of %s"
                .formatted(
                    wish.strip(),
                    String.join(", ", SERVICES),
                    SUPERVISOR,
                    DISK,
                    List.of(Breakage.values()).stream().map(Breakage::word).toList()));
      }
      chosen.addAll(found);
    }
    return chosen.stream().distinct().toList();
  }

  /** As people read it, such as {@code feed@hung}. */
  public String word() {
    return process + "@" + breakage.word();
  }

  /** Whether it needs a {@link SmallDisk}. */
  public boolean isDisks() {
    return process.equals(DISK);
  }

  /** What the watch calls the trouble that it makes. */
  String trouble() {
    return switch (breakage) {
      case KILLED, HUNG, WRONG -> "service:" + process;
      case BLOATED -> "memory:" + process;
      case SLOW -> "slow:" + process;
      case FULL -> process;
    };
  }

  boolean isSupervisors() {
    return process.equals(SUPERVISOR);
  }

  private boolean isOf(String[] parts) {
    return (parts[0].isEmpty() || parts[0].equals(process))
        && (parts.length == 1 || parts[1].equals(breakage.word()))
        && !(parts[0].isEmpty() && parts.length == 1);
  }
}
