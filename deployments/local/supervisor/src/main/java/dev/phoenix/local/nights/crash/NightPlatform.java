package dev.phoenix.local.nights.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.nights.LiveModel;
import dev.phoenix.local.nights.Standing;
import dev.phoenix.local.rest.Feedback;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Nights;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the trial asks of a platform: nights, drafts, and which adapter is live. */
final class NightPlatform {

  private static final Duration RECOVERY = Duration.ofMinutes(2);
  private static final String BRAND = "#SlowOven";

  private final Home home;
  private final Feedback feedback;
  private final Nights nights;
  private final ModelRuntime runtime;
  private final LiveModel live;

  /** The platform of a home, at these ports. */
  NightPlatform(Home home, Ports ports) {
    this.home = home;
    var workers = Workers.at(ports);
    this.feedback = new Feedback(workers);
    this.nights = new Nights(workers);
    this.runtime = ModelRuntime.at(ports, Map.of());
    this.live = new LiveModel(home, runtime);
  }

  /** Gives it the verdicts; the same again adds nothing. */
  void learnFrom(Path verdicts) throws IOException, InterruptedException {
    feedback.addAll(BodyPublishers.ofFile(verdicts), "crashes");
  }

  /**
   * Asks for a night on all verdicts, used before or not; again for a while if that cannot be.
   *
   * @return why it was refused; empty if it was not
   */
  String begin(String runId, Duration watch) throws InterruptedException {
    var request = Json.MAPPER.createObjectNode().put("runId", runId);
    request.put("since", "2000-01-01T00:00:00Z");
    request.putObject("limits").put("watchTime", watch.toString());
    long until = System.nanoTime() + RECOVERY.toNanos();
    while (true) {
      try {
        nights.begin(request);
        return "";
      } catch (IOException | UserError e) {
        // the answer may have been lost, and not the request
        if (nights.find(runId).isPresent()) {
          return "";
        }
        if (System.nanoTime() > until) {
          return String.valueOf(e.getMessage());
        }
        Thread.sleep(500);
      }
    }
  }

  /** What the workers tell of a night; missing while they do not answer, or know none. */
  JsonNode find(String runId) throws InterruptedException {
    return nights.find(runId).orElse(Json.MAPPER.missingNode());
  }

  /** The file in which the model runtime keeps how far a night is. */
  Path state(String runId) {
    return home.nights().resolve(runId).resolve("night.json");
  }

  /** What is live, with the digests of its bytes on disk. */
  Standing standing() throws IOException, InterruptedException {
    return live.standing();
  }

  /** Makes the model alone live, which does not know the verdicts' voice. */
  void forget() throws IOException, InterruptedException {
    live.forget();
  }

  /**
   * Whether drafts made now are in the verdicts' voice. The model alone never writes that hashtag,
   * so one of three is enough.
   */
  boolean voiced() throws IOException, InterruptedException {
    var request = Json.MAPPER.createObjectNode();
    request.putObject("brief").put("topic", "our new rye loaf").putArray("hashtags").add("#Bakery");
    for (int draft = 0; draft < 3; draft++) {
      if (runtime.post("/v1/omni-loop", request).path("text").asText().contains(BRAND)) {
        return true;
      }
    }
    return false;
  }
}
