package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Nights;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code night}: how the last night stands; with {@code --now}, runs one and follows it. Exits with
 * 0 when it ended as designed, without gain too, and with 1 when it failed.
 */
@Command(
    name = "night",
    mixinStandardHelpOptions = true,
    description = "Shows the last night of learning, or runs one now.")
public final class NightCommand implements Callable<Integer> {

  private static final Set<String> FAILURES =
      Set.of("failed", "refused", "not-begun", "not-trained", "cancelled");

  @Option(names = "--now", description = "Begin a night and follow it.")
  private boolean now;

  @Option(names = "--dry-run", description = "With --now: end before anything goes live.")
  private boolean dryRun;

  @Option(names = "--approve", description = "With --now: wait for a person in Tasklist.")
  private boolean approve;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "With --now: learn from feedback given from then on, such as 2026-11-21T00:00Z.")
  private @Nullable String since;

  @Option(
      names = "--watch",
      paramLabel = "DURATION",
      description =
          "With --now: compare the live adapter's drafts for at most this long, such as PT10M, and"
              + " follow until that is over. Without, the command ends when the adapter is live.")
  private @Nullable String watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var workers = Workers.of(System.getenv());
    if (!now) {
      if (dryRun || approve || since != null || watch != null) {
        throw new UserError("--dry-run, --approve, --since and --watch need --now");
      }
      return show(workers);
    }
    var demo = SideHome.demo(System.getenv());
    var night =
        workers.reachable() || !demo.hasVerdicts() ? run(workers) : nightOf(demo.withVoice());
    System.out.println(NightLines.last(night));
    return code(night);
  }

  private static int code(JsonNode night) {
    return FAILURES.contains(night.path("outcome").asText()) ? 1 : 0;
  }

  /** Nothing runs, but the demo has left verdicts: what it showed goes on with a night. */
  private JsonNode nightOf(SideHome demo) throws IOException, InterruptedException {
    var console = new Console(System.out);
    console.say("nothing runs; starting the demo's home, to learn from the verdicts there");
    try (var stack = Stack.take(demo.home(), console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      demo.start(stack, console, System.getenv());
      var workers = Workers.at(demo.settings().ports());
      var night = run(workers);
      NightLines.sample(night).forEach(console::say);
      keepReport(demo, night, console);
      return night;
    }
  }

  /** The model runtime, which shows it, is about to be stopped. */
  private static void keepReport(SideHome demo, JsonNode night, Console console)
      throws IOException, InterruptedException {
    if (night.hasNonNull("runtime")) {
      var id = ModelRuntime.segment(night.path("runId").asText());
      var runtime = ModelRuntime.at(demo.settings().ports(), System.getenv());
      var file = demo.home().directory().resolve("night.html");
      Files.writeString(file, runtime.page("/v1/nights/" + id + "/report"));
      console.say("all of it, with the loss curve and each sample: " + file);
    }
  }

  private int show(Workers workers) throws IOException, InterruptedException {
    var latest = new Nights(workers).latest();
    if (latest.isEmpty()) {
      System.out.println(
          "There was no night yet. Run one with './deployments/phoenix night --now'.");
      return 0;
    }
    var night = latest.get();
    System.out.println(NightLines.state(night));
    NightLines.ended(night).forEach(System.out::println);
    System.out.println(NightLines.last(night));
    return code(night);
  }

  private JsonNode run(Workers workers) throws IOException, InterruptedException {
    var nights = new Nights(workers);
    return follow(nights, begin(nights));
  }

  private String begin(Nights nights) throws IOException, InterruptedException {
    var request = Json.MAPPER.createObjectNode().put("dryRun", dryRun);
    if (approve) {
      request.put("approvalRequired", true);
    }
    if (since != null) {
      request.put("since", since);
    }
    if (watch != null) {
      try {
        request.putObject("limits").put("watchTime", Duration.parse(watch).toString());
      } catch (DateTimeException e) {
        throw new UserError("--watch wants a duration such as PT10M", e);
      }
    }
    return nights.begin(request);
  }

  private JsonNode follow(Nights nights, String runId) throws IOException, InterruptedException {
    var console = new Console(System.out);
    console.say("night " + runId);
    var told = new String[] {""};
    var night =
        nights.follow(
            runId,
            seen -> {
              var line = NightLines.state(seen);
              if (!line.equals(told[0])) {
                console.say(line);
                told[0] = line;
              }
            },
            seen -> {
              var state = seen.path("state").asText();
              return state.equals("ended") || (watch == null && state.equals("watching"));
            });
    NightLines.ended(night).forEach(console::say);
    return night;
  }
}
