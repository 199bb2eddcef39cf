package dev.phoenix.model.router.bench;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.measure.Figure;
import dev.phoenix.model.router.Candidate;
import dev.phoenix.model.router.Group;
import dev.phoenix.model.router.Priority;
import dev.phoenix.model.router.RoutedRequest;
import dev.phoenix.model.router.Router;
import dev.phoenix.model.router.RouterMetrics;
import dev.phoenix.model.router.RouterSettings;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.OpenAiChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from the death of a backend in the middle of an answer to the first text of the
 * next one. The backends are processes, and the first one is killed in each run.
 */
public final class FallbackBenchmark {

  private static final int WARM_UP = 2;
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Generous: a busy machine is not a dead backend. */
  private static final Limits PATIENT = new Limits(LONG, LONG, LONG, LONG);

  private static final String ENDLESS = "Tell a story without an end.";

  private FallbackBenchmark() {}

  /**
   * Prints {@code figure fallback_ms MEDIAN ms ...}.
   *
   * @param args how many runs, 20 if none
   */
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && !args[0].matches("[1-9]\\d{0,3}")) {
      System.err.println("How many runs must be a number from 1 to 9999; it is '" + args[0] + "'");
      System.exit(2);
    }
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    System.out.println(Figure.of(measure(runs), "ms", Map.of()).line("fallback_ms"));
  }

  /**
   * Measures.
   *
   * @param runs how many times a backend is killed, 1 or more
   * @return milliseconds from the kill to the first text of the fallback, one a run
   */
  public static double[] measure(int runs) throws IOException, InterruptedException {
    var millis = new double[runs];
    try (var steady = ChildBackend.start("steady")) {
      for (int i = -WARM_UP; i < runs; i++) {
        double took = once(steady);
        if (i >= 0) {
          millis[i] = took;
        }
      }
    }
    return millis;
  }

  private static double once(ChildBackend steady) throws IOException, InterruptedException {
    try (var victim = ChildBackend.start("victim");
        var first = model("victim", victim);
        var second = model("steady", steady);
        var router =
            new Router(
                List.of(candidate(first), candidate(second)),
                RouterSettings.USUAL,
                RouterMetrics.NONE)) {
      var request =
          RoutedRequest.of(ChatRequest.of(ENDLESS, 0, Sampling.GREEDY), "chat", Priority.QUALITY);
      var watch = new FallbackWatch();
      var generation = router.generate(request, watch);
      watch.awaitText();
      long killed = System.nanoTime();
      victim.kill();
      long answered = watch.awaitFallback();
      generation.cancel();
      var _ = generation.routed().orTimeout(1, TimeUnit.MINUTES).join();
      return (answered - killed) / 1e6;
    }
  }

  private static OpenAiChatModel model(String id, ChildBackend backend) {
    return new OpenAiChatModel(new RemoteSettings(id, backend.address(), id, null, PATIENT, 0));
  }

  private static Candidate candidate(OpenAiChatModel model) {
    return new Candidate(model, Set.of(Group.COMPLEX), false);
  }
}
