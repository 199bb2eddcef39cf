package dev.phoenix.bench;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The whole flow: brief, draft, check, review, publication, record. */
final class SocialPosts {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Starts starts;
  private final Reviews reviews;
  private final EngineCounters counters;

  SocialPosts(CamundaClient client, Reviews reviews, EngineCounters counters) {
    this.starts = new Starts(client);
    this.reviews = reviews;
    this.counters = counters;
  }

  /** Runs so many posts from start to end. */
  Rate run(int posts) throws IOException, InterruptedException {
    String run = UUID.randomUUID().toString();
    EngineCounters.Counts before = counters.read();
    long started = System.nanoTime();
    for (int post = 0; post < posts; post++) {
      starts.start("social-post", Map.of("brief", brief(run + "-" + post)));
    }
    EngineCounters.Counts now = counters.read();
    while (now.instances() - before.instances() < posts) {
      if (System.nanoTime() - started > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "only "
                + (now.instances() - before.instances())
                + " of "
                + posts
                + " posts ended within "
                + PATIENCE);
      }
      reviews.approveAll();
      Thread.sleep(PAUSE);
      now = counters.read();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    return new Rate(posts / seconds, (now.jobs() - before.jobs()) / seconds);
  }

  private static Map<String, Object> brief(String requestId) {
    return Map.of(
        "requestId",
        requestId,
        "topic",
        "our new opening hours",
        "language",
        "en",
        "keyPoints",
        List.of("from Monday on we open at eight"),
        "hashtags",
        List.of("Bakery"));
  }

  /**
   * How fast it went.
   *
   * @param posts posts a second
   * @param jobs completed jobs a second, as the engine counts them
   */
  record Rate(double posts, double jobs) {}
}
