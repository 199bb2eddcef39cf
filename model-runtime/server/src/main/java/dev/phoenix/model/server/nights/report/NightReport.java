package dev.phoenix.model.server.nights.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.server.nights.NightRecord.Event;
import dev.phoenix.model.server.nights.watch.Comparison;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A night, with all that is known of it.
 *
 * @param conclusion what came of it, in a sentence or two
 * @param night how far it is, with both gates and their samples
 * @param events what happened, oldest first
 * @param loss the training's losses, by step
 * @param figures what the trainer measured, by name
 * @param digests sha256 by name of what went in and what came out
 * @param comparisons of the watch
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NightReport(
    String conclusion,
    NightState night,
    List<Event> events,
    List<Loss> loss,
    Map<String, Double> figures,
    Map<String, String> digests,
    List<Comparison> comparisons) {

  /**
   * A point of the curve.
   *
   * @param step of the training
   * @param loss of what the step learned, in nats a token
   * @param validation the loss of what is not learned, where it was measured after this step
   */
  public record Loss(long step, double loss, @Nullable Double validation) {}

  public NightReport {
    events = List.copyOf(events);
    loss = List.copyOf(loss);
    comparisons = List.copyOf(comparisons);
  }
}
