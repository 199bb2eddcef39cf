package dev.phoenix.workers.learning.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.learning.verdicts.VerdictComparison;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /learning/nights}: asks for a night, and tells how one is. */
@RestController
final class NightController {

  private static final Logger LOG = LoggerFactory.getLogger(NightController.class);
  private static final Duration WAITS = Duration.ofMinutes(10);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'night-'yyyyMMdd-HHmmss-SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final NightStarter starter;
  private final NightClient runtime;
  private final Runs runs;
  private final AdapterWatch adapters;
  private final NightlySettings settings;
  private final Clock clock;

  /** A night that was asked for. */
  record Requested(String runId) {}

  /** What went wrong, and what to do. */
  record Refusal(String error) {}

  /**
   * How a night is.
   *
   * @param state {@code requested}, {@code working}, {@code training}, {@code watching} or {@code
   *     ended}
   * @param outcome as in {@code bpmn/learning/README.md}; null until it ended
   * @param night the flow's variable of this name; null until it ended
   * @param runtime what the model runtime knows of it; null if nothing, or if it does not answer
   * @param verdicts what people say of its adapter, while it is watched; null otherwise
   */
  record Night(
      String runId,
      String state,
      @Nullable String outcome,
      @Nullable String processInstanceKey,
      Instant requestedAt,
      @Nullable Instant begunAt,
      @Nullable Instant endedAt,
      @Nullable JsonNode night,
      @Nullable NightState runtime,
      @Nullable VerdictComparison verdicts) {}

  NightController(
      NightStarter starter,
      NightClient runtime,
      Runs runs,
      AdapterWatch adapters,
      NightlySettings settings,
      Clock clock) {
    this.starter = starter;
    this.runtime = runtime;
    this.runs = runs;
    this.adapters = adapters;
    this.settings = settings;
    this.clock = clock;
  }

  // wants the type of JSON: forms of foreign pages cannot name it
  @PostMapping(
      value = "/learning/nights",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  synchronized ResponseEntity<?> start(@RequestBody NightRequest request) {
    NightRun run;
    try {
      run = request.run(NAME.format(clock.instant()), settings);
    } catch (NightRequest.Unusable e) {
      return refusal(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    if (starter.busy() || runs.find(run.runId()).isPresent()) {
      return refusal(
          HttpStatus.CONFLICT,
          "A night is under way, or one of this id was: see GET /learning/nights/latest");
    }
    try {
      starter.start(run.runId(), run.runId(), variables(run), WAITS);
    } catch (RuntimeException e) {
      LOG.warn("The night {} could not be asked for", run.runId(), e);
      return refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The engine or the model runtime does not answer: look at GET /actuator/health, then"
              + " try again");
    }
    return ResponseEntity.accepted().body(new Requested(run.runId()));
  }

  @GetMapping(value = "/learning/nights/latest", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> latest() throws InterruptedException {
    return answer(runs.latest(), "There was no night yet");
  }

  @GetMapping(value = "/learning/nights/{runId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> one(@PathVariable String runId) throws InterruptedException {
    return answer(runs.find(runId), "There is no night of this id");
  }

  private ResponseEntity<?> answer(Optional<Run> run, String otherwise)
      throws InterruptedException {
    return run.isEmpty()
        ? refusal(HttpStatus.NOT_FOUND, otherwise)
        : ResponseEntity.ok().header("Cache-Control", "no-store").body(night(run.get()));
  }

  private Night night(Run run) throws InterruptedException {
    var key = run.processInstanceKey();
    var state = state(run);
    return new Night(
        run.runId(),
        run.state().word(),
        run.outcome(),
        key == null ? null : key.toString(),
        run.requestedAt(),
        run.begunAt(),
        run.endedAt(),
        result(run),
        state,
        run.state() == Run.State.WATCHING ? adapters.of(state).people() : null);
  }

  private @Nullable NightState state(Run run) throws InterruptedException {
    try {
      return runtime.state(run.runId()).orElse(null);
    } catch (NightException e) {
      LOG.debug("The model runtime does not tell of {}", run.runId(), e);
      return null;
    }
  }

  private static @Nullable JsonNode result(Run run) {
    try {
      return run.result() == null ? null : JobJson.mapper().readTree(run.result());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The result of " + run.runId() + " cannot be read", e);
    }
  }

  private static Map<String, Object> variables(NightRun run) {
    var variables = new HashMap<String, Object>();
    variables.put("runId", run.runId());
    variables.put("dryRun", run.dryRun());
    variables.put("approvalRequired", run.approvalRequired());
    variables.put(
        "limits",
        Map.of(
            "trainingTime", run.trainingTime(),
            "approvalTime", run.approvalTime(),
            "watchTime", run.watchTime()));
    if (run.since() != null) {
      variables.put("since", run.since());
    }
    return variables;
  }

  private static ResponseEntity<?> refusal(HttpStatus status, String error) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Refusal(error));
  }
}
