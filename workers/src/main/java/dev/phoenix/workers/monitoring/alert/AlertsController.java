package dev.phoenix.workers.monitoring.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /monitoring/alerts}: the alerts that last, silenced ones too. */
@RestController
final class AlertsController {

  private final Alerts alerts;
  private final Silences silences;
  private final Clock clock;

  /** All of them. */
  record Listed(Instant at, List<One> alerts) {}

  /**
   * An alert.
   *
   * @param state {@code firing}, {@code silenced} or {@code pending}
   * @param source {@code PROMETHEUS} or {@code ALERTMANAGER}
   * @param value null where it is not known
   */
  record One(
      String state,
      String name,
      String group,
      Map<String, String> labels,
      String summary,
      @Nullable Double value,
      Instant since,
      Alert.Source source) {}

  AlertsController(Alerts alerts, Silences silences, Clock clock) {
    this.alerts = alerts;
    this.silences = silences;
    this.clock = clock;
  }

  @GetMapping(value = "/monitoring/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Listed> all() {
    var standing = Standing.of(alerts, silences, clock);
    var all =
        Stream.of(
                of("firing", standing.firing()),
                of("silenced", standing.silenced()),
                of("pending", standing.pending()))
            .flatMap(each -> each)
            .toList();
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .body(new Listed(standing.now(), all));
  }

  private static Stream<One> of(String state, List<Alert> alerts) {
    return alerts.stream()
        .map(
            alert ->
                new One(
                    state,
                    alert.name(),
                    alert.group(),
                    alert.labels(),
                    alert.summary(),
                    alert.measured(),
                    alert.startedAt(),
                    alert.source()));
  }
}
