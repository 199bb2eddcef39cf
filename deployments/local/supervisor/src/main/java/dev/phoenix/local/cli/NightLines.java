package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A night in lines, from the workers' {@code GET /learning/nights/ID}. */
final class NightLines {

  private NightLines() {}

  /** How far it is, in one line. */
  static String state(JsonNode night) {
    var runtime = night.path("runtime");
    return switch (night.path("state").asText()) {
      case "requested" -> "waits for the engine to begin it";
      case "training" -> training(runtime.path("training"));
      case "watching" -> watching(runtime, night.path("verdicts"));
      case "ended" ->
          "the night %s ended: %s"
              .formatted(TerminalText.plain(night.path("runId").asText()), outcome(night));
      default -> working(runtime);
    };
  }

  private static String watching(JsonNode runtime, JsonNode verdicts) {
    var line =
        "the adapter %s is live; its drafts are compared with what was live before (%d of %d)"
            .formatted(
                TerminalText.plain(runtime.path("adapter").asText("")),
                runtime.at("/watch/drafts").asInt(),
                runtime.at("/watch/wanted").asInt());
    return verdicts.path("verdict").asText().equals("OPEN")
        ? line
            + ", and so are people's verdicts (%d of %d)"
                .formatted(verdicts.path("given").asInt(), verdicts.path("wanted").asInt())
        : line;
  }

  /** What came of it; nothing before it ended. */
  static List<String> ended(JsonNode night) {
    var lines = new ArrayList<String>();
    var result = night.path("night");
    if (!result.path("reason").asText("").isEmpty()) {
      lines.add(TerminalText.plain(result.path("reason").asText()));
    }
    if (result.hasNonNull("report")) {
      lines.add("report: " + TerminalText.plain(result.path("report").asText()));
    }
    if (night.path("state").asText().equals("watching")) {
      lines.add("the comparison goes on; './deployments/phoenix night' tells what comes of it");
    }
    return lines;
  }

  /** What the model wrote before and with the adapter; nothing where no gate has judged it. */
  static List<String> sample(JsonNode night) {
    var runtime = night.path("runtime");
    var gate = runtime.has("shipped") ? runtime.path("shipped") : runtime.path("validation");
    var sample = gate.at("/samples/0");
    return sample.isMissingNode()
        ? List.of()
        : List.of(
            "before: " + TerminalText.plain(sample.path("before").asText()),
            "with the adapter: " + TerminalText.plain(sample.path("after").asText()));
  }

  /** For programs. */
  static String last(JsonNode night) {
    var line = Json.MAPPER.createObjectNode();
    line.set("runId", night.path("runId"));
    line.set("state", night.path("state"));
    line.set("outcome", night.path("outcome"));
    line.set(
        "adapter",
        night.hasNonNull("night") ? night.at("/night/adapter") : night.at("/runtime/adapter"));
    line.set("report", night.at("/night/report"));
    line.set("figures", night.at("/night/figures"));
    line.properties().removeIf(field -> field.getValue().isMissingNode());
    return line.toString();
  }

  private static String outcome(JsonNode night) {
    return switch (night.path("outcome").asText()) {
      case "adapter-live" ->
          "the adapter %s is live"
              .formatted(TerminalText.plain(night.at("/night/adapter").asText("")));
      case "rolled-back" -> "the adapter was worse and is rolled back";
      case "no-gain" -> "no gain; nothing is changed";
      case "not-enough-feedback" -> "not enough feedback; nothing is changed";
      case "dry-run" -> "it was a dry run; nothing is changed";
      case "not-approved" -> "not approved; nothing is changed";
      case "does-not-fit" -> "the training does not fit this machine; nothing is changed";
      case "not-trained" -> "not trained; nothing is changed";
      case "cancelled" -> "it was cancelled; nothing is changed";
      case "not-begun" -> "no flow took it: './deployments/phoenix up' deploys bpmn/learning";
      default -> "it failed; nothing is changed";
    };
  }

  private static String working(JsonNode runtime) {
    return switch (runtime.path("step").asText()) {
      case "VALIDATE" -> "the gate judges the adapter";
      case "VALIDATE_SHIPPED" -> "the gate judges the file that would go live";
      case "ARCHIVE" -> "the adapter is signed and archived";
      case "END" -> "the report is written";
      default -> "a data set is made, or its training begins";
    };
  }

  private static String training(JsonNode training) {
    if (training.path("steps").asLong() == 0) {
      return "the training begins";
    }
    var line =
        new StringBuilder(
            "step %d of %d"
                .formatted(training.path("step").asLong(), training.path("steps").asLong()));
    if (training.hasNonNull("loss")) {
      line.append(String.format(Locale.ROOT, ", loss %.3f", training.path("loss").asDouble()));
    }
    if (training.hasNonNull("tokens_per_second")) {
      line.append(
          String.format(
              Locale.ROOT, ", %.0f tokens/s", training.path("tokens_per_second").asDouble()));
    }
    if (training.hasNonNull("seconds_left")) {
      var left = Duration.ofSeconds(Math.round(training.path("seconds_left").asDouble()));
      line.append(", %d:%02d left".formatted(left.toMinutes(), left.toSecondsPart()));
    }
    return line.toString();
  }
}
