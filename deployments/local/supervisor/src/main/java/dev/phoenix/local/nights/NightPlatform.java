package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Nights;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the trial asks of a platform: nights, drafts, and which adapter is live. */
final class NightPlatform {

  private static final Duration RECOVERY = Duration.ofMinutes(2);
  private static final String BRAND = "#SlowOven";

  private final Home home;
  private final Workers workers;
  private final Nights nights;
  private final ModelRuntime runtime;

  /** The platform of a home, at these ports. */
  NightPlatform(Home home, Ports ports) {
    this.home = home;
    this.workers = Workers.at(ports);
    this.nights = new Nights(workers);
    this.runtime = ModelRuntime.at(ports, Map.of());
  }

  /** Gives it the verdicts; the same again adds nothing. */
  void learnFrom(Path verdicts) throws IOException, InterruptedException {
    var answer =
        workers.send(
            workers
                .request("/learning/feedback?strict=true&source=crashes")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofFile(verdicts))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new UserError("The trial's verdicts are not taken: " + answer.body());
    }
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
    var live = runtime.get("/v1/adapters").at("/live/adapter").asText("");
    if (live.isEmpty() || live.equals("null")) {
      return new Standing(null, "", "", base());
    }
    var manifest = runtime.get("/v1/adapters/" + ModelRuntime.segment(live));
    return new Standing(
        live, manifest.path("sha256").asText(), TrialHome.sha256(file(live)), base());
  }

  private Path file(String adapter) {
    int version = adapter.lastIndexOf("-v");
    return home.data()
        .resolve("model-runtime/adapters/adapters")
        .resolve(adapter.substring(0, version))
        .resolve(adapter.substring(version + 1))
        .resolve("adapter.gguf");
  }

  /** The files that adapters are made for: the engine's, and, from the first night on, DJL's. */
  private Map<String, String> base() throws IOException {
    var models = home.data().resolve("model-runtime/models");
    var digests = new TreeMap<String, String>();
    try (var files = Files.walk(models)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = models.relativize(file).toString();
        if (name.startsWith("phoenix-core")) {
          digests.put(name, TrialHome.sha256(file));
        }
      }
    }
    return digests;
  }

  /** Makes the model alone live, which does not know the verdicts' voice. */
  void forget() throws IOException, InterruptedException {
    var _ = runtime.post("/v1/adapters/deactivate", Json.MAPPER.createObjectNode());
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
