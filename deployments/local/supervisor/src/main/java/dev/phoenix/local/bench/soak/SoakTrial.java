package dev.phoenix.local.bench.soak;

import dev.phoenix.local.bench.FeedContent;
import dev.phoenix.local.bench.Publications;
import dev.phoenix.local.child.ChildPlatform;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.ServiceStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A post a second for a while, on a platform under {@code up}, beside whatever it does by itself:
 * rounds of health, alerts, the watch. What each process takes is read every five seconds, from the
 * end of a warm-up on.
 */
public final class SoakTrial {

  /** Heaps grow to their limits in this time; the search engine's takes a quarter of an hour. */
  private static final Duration WARM_UP = Duration.ofMinutes(20);

  private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);
  private static final int POSTS_A_LOOK = 5;

  private final ChildPlatform platform;
  private final Publications publications;
  private final FeedContent content;
  private final Consumer<String> progress;
  private final Map<Integer, String> posts = new HashMap<>();
  private final Map<String, List<Use>> uses = new LinkedHashMap<>();

  /** A trial on a platform that it starts. */
  public SoakTrial(ChildPlatform platform, Ports ports, Consumer<String> progress) {
    this.platform = platform;
    var feed = URI.create("http://127.0.0.1:" + ports.feed() + "/posts");
    this.publications =
        new Publications(
            new Camunda(URI.create("http://127.0.0.1:" + ports.rest()), Credentials.demo()), feed);
    this.content = new FeedContent(feed);
    this.progress = progress;
  }

  /** Loads it for so long after a warm-up of twenty minutes. */
  public SoakReport run(Duration length) throws IOException, InterruptedException {
    platform.start();
    progress.accept("warming up for " + WARM_UP.toMinutes() + " minutes");
    load(WARM_UP, false);
    progress.accept("looking for " + length.toMinutes() + " minutes");
    load(length, true);
    var growths = new ArrayList<Growth>();
    uses.forEach(
        (service, seen) -> {
          growths.add(Growth.of(service, "memory", seen, Use::megabytes));
          growths.add(Growth.of(service, "threads", seen, Use::threads));
          growths.add(Growth.of(service, "files", seen, Use::files));
          growths.add(Growth.of(service, "processes", seen, Use::processes));
        });
    int restarts =
        platform.state().stream()
            .flatMap(state -> state.services().stream())
            .mapToInt(ServiceStatus::restarts)
            .sum();
    return new SoakReport(growths, restarts, posts.size(), lost());
  }

  private void load(Duration length, boolean looking) throws InterruptedException {
    long begun = System.nanoTime();
    for (int i = 1; System.nanoTime() - begun < length.toNanos(); i++) {
      int run = posts.size() + 1;
      posts.put(run, publications.start(run));
      if (i % POSTS_A_LOOK == 0 && looking) {
        look();
      }
      if (i % 300 == 0) {
        progress.accept(posts.size() + " posts");
      }
      long next = begun + i * BETWEEN_POSTS.toNanos() - System.nanoTime();
      if (next > 0) {
        Thread.sleep(Duration.ofNanos(next));
      }
    }
  }

  private void look() {
    platform.supervisor().forEach(process -> look("supervisor", process));
    platform.state().map(RunState::services).orElse(List.of()).stream()
        .filter(service -> service.process() != null)
        .forEach(service -> look(service.name(), service.process()));
  }

  private void look(String name, ProcessIdentity process) {
    uses.computeIfAbsent(name, service -> new ArrayList<>()).add(Use.of(process));
  }

  private int lost() throws InterruptedException {
    var ends = publications.await(posts, run -> true);
    var entries = content.read();
    int lost = 0;
    for (int run : posts.keySet()) {
      boolean whole = ends.getOrDefault(run, "").startsWith("entry-");
      lost += whole && entries.getOrDefault(run, 0) == 1 ? 0 : 1;
    }
    return lost;
  }
}
