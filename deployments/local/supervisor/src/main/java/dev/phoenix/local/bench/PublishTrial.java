package dev.phoenix.local.bench;

import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.supervise.RunState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes run after run on a running platform, a fault for each, several at a time: what is
 * killed for one run hits the others at whatever step they are.
 */
public final class PublishTrial {

  private static final int AT_A_TIME = 10;

  private final Camunda camunda;
  private final URI feed;
  private final Supplier<RunState> state;
  private final Consumer<String> progress;

  /**
   * A trial on a platform whose feed server takes the same marker twice, or duplicates could not
   * appear.
   *
   * @param feed the feed server's address
   * @param state what runs at the moment
   */
  public PublishTrial(
      Camunda camunda, URI feed, Supplier<RunState> state, Consumer<String> progress) {
    this.camunda = camunda;
    this.feed = feed;
    this.state = state;
    this.progress = progress;
  }

  /**
   * Runs the trial.
   *
   * @param first the number of the first run
   * @param postmaster the file with the process number of the database, which is killed, too; null
   *     if it is no process
   */
  public PublishCounts run(int first, int runs, @Nullable Path postmaster, Random random)
      throws IOException, InterruptedException {
    var faults = Fault.order(runs, postmaster != null, random);
    var content = new FeedContent(feed.resolve("/posts"));
    var ends = new TreeMap<Integer, String>();
    try (var victims = new Victims(state, random, postmaster);
        var road = new FaultyRoad(feed, victims)) {
      var publications = new Publications(camunda, road.collection());
      for (int done = 0; done < runs; done += AT_A_TIME) {
        var wave = faults.subList(done, Math.min(runs, done + AT_A_TIME));
        ends.putAll(wave(first + done, wave, road, victims, publications, content));
        progress.accept("%d of %d runs, %d kills".formatted(ends.size(), runs, victims.kills()));
      }
      var passages = road.passages();
      return PublishCounts.of(
          first,
          runs,
          content.read(),
          ends,
          victims.kills(),
          passages.sends(),
          passages.lookUps(),
          passages.sentBlindly(),
          publications.questions(),
          counted(faults));
    }
  }

  private static Map<Integer, String> wave(
      int first,
      List<Fault> faults,
      FaultyRoad road,
      Victims victims,
      Publications publications,
      FeedContent content)
      throws InterruptedException {
    var instances = new HashMap<Integer, String>();
    for (int i = 0; i < faults.size(); i++) {
      int run = first + i;
      road.expect(run, faults.get(i));
      instances.put(run, publications.start(run));
      if (faults.get(i) == Fault.WORKERS_KILLED_BEFORE_SENDING) {
        victims.soon(victims::killWorkers);
      }
    }
    return publications.await(
        instances,
        run -> {
          try {
            return content.read().containsKey(run);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
          }
        });
  }

  private static Map<Fault, Integer> counted(List<Fault> faults) {
    var counts = new EnumMap<Fault, Integer>(Fault.class);
    faults.forEach(fault -> counts.merge(fault, 1, Integer::sum));
    return counts;
  }
}
