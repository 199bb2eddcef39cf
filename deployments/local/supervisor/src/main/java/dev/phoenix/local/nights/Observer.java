package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Watches a night closely: the model runtime's file of it, which is there whole or not at all, and
 * what the workers tell. Where a state lasts for a moment it looks a thousand times a second; where
 * one lasts longer, seldom, since it uses the machine that the night needs.
 */
final class Observer implements AutoCloseable {

  private static final Set<Moment> SHORT =
      EnumSet.of(Moment.ARCHIVING, Moment.ACTIVATING, Moment.ENDING);

  /** Steps of the model runtime during which the flow's state may change in a moment. */
  private static final Set<String> TURNING = Set.of("", "ARCHIVE", "WATCH", "END");

  private final Path file;
  private final Thread asking;
  private volatile String flow = "";
  private volatile JsonNode told = Json.MAPPER.missingNode();

  /** Asks the workers for a night. */
  @FunctionalInterface
  interface Question {
    /** What they tell of it; missing if they do not answer. */
    JsonNode ask() throws InterruptedException;
  }

  /**
   * Watches from now on.
   *
   * @param file the night's {@code night.json}
   */
  Observer(Path file, Question workers) {
    this.file = file;
    this.asking = Thread.ofVirtual().name("night-state").start(() -> ask(workers));
  }

  private void ask(Question workers) {
    try {
      while (true) {
        var night = workers.ask();
        if (!night.isMissingNode()) {
          told = night;
          flow = night.path("state").asText();
        }
        Thread.sleep(TURNING.contains(look().step()) ? 10 : 500);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** How the night is now, as far as the workers have told. */
  Sight look() {
    try {
      var night = Json.MAPPER.readTree(Files.readAllBytes(file));
      return new Sight(
          flow,
          night.path("step").asText(),
          night.path("status").asText(),
          night.hasNonNull("live"));
    } catch (IOException e) {
      return new Sight(flow, "", "", false);
    }
  }

  /** What the workers told last; missing if nothing yet. */
  JsonNode told() {
    return told;
  }

  /**
   * Waits for a state.
   *
   * @return whether it came, and not one after it
   */
  boolean await(Moment moment, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < until) {
      var sight = look();
      if (sight.suits(moment)) {
        return true;
      }
      if (sight.past(moment)) {
        return false;
      }
      Thread.sleep(SHORT.contains(moment) ? 1 : 20);
    }
    return false;
  }

  /** Waits until the workers say that it has ended; false if they do not. */
  boolean awaitEnd(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!flow.equals("ended") && System.nanoTime() < until) {
      Thread.sleep(100);
    }
    return flow.equals("ended");
  }

  @Override
  public void close() {
    asking.interrupt();
  }
}
