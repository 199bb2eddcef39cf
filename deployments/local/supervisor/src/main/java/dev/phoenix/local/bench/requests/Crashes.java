package dev.phoenix.local.bench.requests;

import static dev.phoenix.local.bench.requests.Desk.APPROVED;
import static dev.phoenix.local.bench.requests.Desk.REJECTED;

import dev.phoenix.local.bench.Victims;
import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Payments on their way while processes are killed, twenty at a time: what is killed for one hits
 * the others at whatever step they are.
 */
final class Crashes {

  private static final int AT_A_TIME = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final Desk desk;
  private final Victims victims;
  private final boolean database;
  private final Random random;
  private final Consumer<String> progress;

  /**
   * Crashes.
   *
   * @param database whether it is a process that can be killed
   */
  Crashes(Desk desk, Victims victims, boolean database, Random random, Consumer<String> progress) {
    this.desk = desk;
    this.victims = victims;
    this.database = database;
    this.random = random;
    this.progress = progress;
  }

  /** Runs so many to their end; what does not end is counted later. */
  List<TrialRequest> run(int first, int requests) throws InterruptedException {
    var all = new ArrayList<TrialRequest>();
    while (all.size() < requests) {
      var wave = new ArrayList<Decider>();
      for (int i = 0; i < AT_A_TIME && all.size() + i < requests; i++) {
        wave.add(decider(first + all.size() + i));
      }
      var asked = wave.stream().map(Decider::request).toList();
      var errands = new Errands(desk);
      Waiting.until(PATIENCE, () -> look(wave, asked, errands));
      all.addAll(asked);
      progress.accept(
          "%d of %d requests, %d kills".formatted(all.size(), requests, victims.kills()));
    }
    return all;
  }

  private Decider decider(int number) throws InterruptedException {
    var outcome = random.nextInt(5) == 0 ? REJECTED : APPROVED;
    var amount = BigDecimal.valueOf(random.nextInt(100, 10_000), 2);
    var kill = Kill.random(random, database);
    var place = Decider.Place.values()[random.nextInt(Decider.Place.values().length)];
    var request = desk.ask(Kind.CRASH, number, amount, List.of(outcome));
    return new Decider(desk, request, place, outcome, kill, victims);
  }

  /** One look of everybody at everything. Whether it is over. */
  private boolean look(List<Decider> wave, List<TrialRequest> asked, Errands errands)
      throws InterruptedException {
    var decisions = desk.decisions();
    for (var decider : wave) {
      decider.look(decisions);
    }
    return errands.step(
        asked,
        request -> {
          wave.stream().filter(d -> d.request() == request).forEach(Decider::carriedOut);
          return request.amount();
        });
  }
}
