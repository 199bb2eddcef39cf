package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.Shown.Moment;
import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/status}.
 *
 * @param at when the last round began; null before the first
 * @param rest the engine's REST address, for the line that starts a round
 * @param sections those groups that have targets
 */
record StatusPage(
    @Nullable Moment at, String rest, List<Problem> incidents, List<Section> sections) {

  /** Targets of a group. */
  record Section(Named group, List<StatusRow> rows) {}

  /**
   * An open incident.
   *
   * @param target the id of the target that it is of; null if it is of something else
   * @param takenBy empty if nobody looks into it yet
   */
  record Problem(
      String title,
      String text,
      Named severity,
      Moment opened,
      @Nullable String target,
      String takenBy) {}

  /**
   * {@code /console/status/ID}.
   *
   * @param looks the last ones, the latest first
   */
  record History(StatusRow row, Named group, List<LookRow> looks) {}

  /** One look. */
  record LookRow(Moment at, Named state, String latency, String detail) {}
}
