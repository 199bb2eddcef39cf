package dev.phoenix.workers.learning.night;

import static dev.phoenix.workers.job.JobInputException.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code learning.end-night}: ends the night in the model runtime and records what came of it. Only
 * an adapter that went live stays live.
 */
final class EndNight implements JobTask<EndNight.Input> {

  private final NightClient runtime;
  private final URI address;
  private final Runs runs;
  private final MeterRegistry meters;

  /**
   * The night's results as far as it came.
   *
   * @param outcome what the flow makes of them, or {@code failed}
   * @param reason why it failed
   */
  record Input(
      String runId,
      String outcome,
      @Nullable String reason,
      @Nullable DataSet dataSet,
      @Nullable Trained trained,
      @Nullable Verdict validation,
      @Nullable Verdict shipped,
      @Nullable Approval approval,
      @Nullable String adapter,
      @Nullable Watch watch) {

    Input {
      required(runId, "runId");
      required(outcome, "outcome");
    }

    boolean live() {
      return outcome.equals("adapter-live");
    }
  }

  /** How much there was to learn from. */
  record DataSet(@Nullable Counts counts, int needed) {}

  /** How many examples there were. */
  record Counts(int kept) {}

  /** How the training ended. */
  record Trained(String status, @Nullable String message) {}

  /** What a gate said. */
  record Verdict(boolean passed, boolean harm, String reason) {}

  /** What a person said. */
  record Approval(@Nullable String decision, @Nullable String comment) {}

  /** What the live adapter's drafts were like. */
  record Watch(@Nullable String reason) {}

  /** What the flow gets back. */
  record Output(NightResult night) {}

  EndNight(NightClient runtime, URI address, Runs runs, MeterRegistry meters) {
    this.runtime = runtime;
    this.address = address;
    this.runs = runs;
    this.meters = meters;
  }

  @Override
  public String type() {
    return "learning.end-night";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    try {
      return new JobOutcome.Completed(new Output(recorded(input, ended(input))));
    } catch (NightException e) {
      var message = String.valueOf(e.getMessage());
      if (e.passing() && context.hasRetryLeft()) {
        return new JobOutcome.PassingTrouble(message, NightTrouble.BACKOFF);
      }
      // with nothing in the registry there is nothing that could be live
      return input.adapter() == null || input.live()
          ? new JobOutcome.Completed(new Output(recorded(input, Optional.empty())))
          : new JobOutcome.Fault(
              message
                  + ". The adapter "
                  + input.adapter()
                  + " may be live: see './deployments/phoenix adapters list', then resolve this"
                  + " incident.");
    } catch (InterruptedException e) {
      return NightTrouble.interrupted();
    }
  }

  private Optional<NightState> ended(Input input) throws NightException, InterruptedException {
    return runtime.state(input.runId()).isEmpty()
        ? Optional.empty()
        : Optional.of(runtime.end(input.runId(), input.live()));
  }

  private NightResult recorded(Input input, Optional<NightState> state) {
    var result =
        new NightResult(
            input.runId(),
            input.outcome(),
            input.adapter(),
            state
                .map(s -> address.resolve("/v1/nights/" + input.runId() + "/report").toString())
                .orElse(null),
            Reasons.of(input),
            state.map(NightResult::figures).orElse(Map.of()));
    if (runs.end(input.runId(), input.outcome(), use(input), json(result))) {
      meters.counter("phoenix.night.runs", "outcome", input.outcome()).increment();
    }
    return result;
  }

  private static Run.Use use(Input input) {
    return switch (input.outcome()) {
      case "adapter-live" -> Run.Use.LEARNED;
      case "rolled-back" -> Run.Use.ASIDE;
      case "no-gain" ->
          harm(input.validation()) || harm(input.shipped()) ? Run.Use.ASIDE : Run.Use.WAITING;
      case "not-approved" -> Run.Use.WAITING;
      default -> Run.Use.FREE;
    };
  }

  private static boolean harm(@Nullable Verdict verdict) {
    return verdict != null && verdict.harm();
  }

  private static String json(NightResult result) {
    try {
      return JobJson.mapper().writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
