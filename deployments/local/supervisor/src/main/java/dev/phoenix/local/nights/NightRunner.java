package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.rest.Nights;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs nights to their ends, one after the other. */
final class NightRunner {

  private final Nights nights;
  private final Duration watch;
  private final Consumer<String> say;

  /**
   * A runner.
   *
   * @param watch how long a live adapter's drafts are compared at most
   */
  NightRunner(Workers workers, Duration watch, Consumer<String> say) {
    this.nights = new Nights(workers);
    this.watch = watch;
    this.say = say;
  }

  /**
   * A night that ended.
   *
   * @param outcome as in {@code bpmn/learning/README.md}
   * @param adapter that it made, or empty
   * @param reason why it did not go further, or empty
   */
  record Night(String outcome, String adapter, String reason, Duration took) {

    /** Whether it ended in a way that it is not designed for. */
    boolean failed() {
      return switch (outcome) {
        case "failed", "refused", "not-begun", "not-trained", "cancelled" -> true;
        default -> false;
      };
    }
  }

  /**
   * Runs a night.
   *
   * @param since learns from feedback given from then on; null for all that is new
   */
  Night run(@Nullable Instant since) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var request = Json.MAPPER.createObjectNode();
    request.putObject("limits").put("watchTime", watch.toString());
    if (since != null) {
      request.put("since", since.toString());
    }
    var told = new String[] {""};
    var ended =
        nights.follow(
            nights.begin(request),
            night -> {
              var at = night.path("state").asText() + " " + night.at("/runtime/step").asText();
              if (!at.equals(told[0])) {
                told[0] = at;
                say.accept("the night: " + at.strip().toLowerCase(Locale.ROOT));
              }
            },
            night -> night.path("state").asText().equals("ended"));
    return night(ended, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static Night night(JsonNode ended, Duration took) {
    return new Night(
        ended.path("outcome").asText(),
        ended.at("/night/adapter").asText(""),
        ended.at("/night/reason").asText(""),
        took);
  }
}
