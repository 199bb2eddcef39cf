package dev.phoenix.model.bench.learning;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightClient;
import dev.phoenix.model.api.night.NightException;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A night over HTTP, as the flow asks for its steps, until its adapter is live. */
final class NightRun {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int LOOK_MILLIS = 200;

  private final NightClient client;
  private final String id;
  private final Map<String, Double> seconds = new TreeMap<>();

  NightRun(NightClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /**
   * Hands in the files and asks for each step when the one before is done.
   *
   * @return false if the gate refused what was learned, as it may
   * @throws IOException if the night does not get so far for another reason; says which
   */
  boolean untilLive(Path train, Path golden) throws IOException, InterruptedException {
    try {
      client.put(id, "train", train);
      client.put(id, "golden", golden);
      step(NightStep.TRAIN, "train_s");
      if (!passed(step(NightStep.VALIDATE, "validate_s").validation())
          || !passed(step(NightStep.VALIDATE_SHIPPED, "validate_shipped_s").shipped())) {
        client.end(id, false);
        return false;
      }
      step(NightStep.ARCHIVE, "archive_s");
      long from = System.nanoTime();
      begun(client.begin(id, NightStep.WATCH));
      seconds.put("activate_s", since(from));
      return true;
    } catch (NightException e) {
      throw new IOException("The night %s: %s".formatted(id, e.getMessage()), e);
    }
  }

  /** Whether the watch has a verdict, waited for no longer than that. */
  boolean watched(Duration patience) throws IOException, InterruptedException {
    long from = System.nanoTime();
    try {
      while (since(from) < patience.toSeconds()) {
        NightState state = client.state(id).orElseThrow();
        if (state.watch() != null && state.watch().verdict() != NightState.Verdict.OPEN) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      return false;
    } catch (NightException e) {
      throw new IOException("The night %s: %s".formatted(id, e.getMessage()), e);
    }
  }

  /** Ends it; its adapter stays live. */
  void end() throws IOException, InterruptedException {
    try {
      client.end(id, true);
    } catch (NightException e) {
      throw new IOException("The night %s: %s".formatted(id, e.getMessage()), e);
    }
  }

  /** Seconds of each step so far. */
  Map<String, Double> seconds() {
    return Map.copyOf(seconds);
  }

  private NightState step(NightStep step, String name)
      throws NightException, IOException, InterruptedException {
    System.err.printf("Night %s: %s%n", id, step);
    long from = System.nanoTime();
    NightState state = begun(client.begin(id, step));
    while (state.status() == NightStatus.RUNNING) {
      if (since(from) > PATIENCE.toSeconds()) {
        throw new IOException("The night %s is at %s for too long".formatted(id, step));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      state = begun(client.state(id).orElseThrow());
    }
    seconds.put(name, since(from));
    return state;
  }

  private NightState begun(NightState state) throws IOException {
    if (state.status() == NightStatus.FAILED || state.status() == NightStatus.REFUSED) {
      throw new IOException(
          "The night %s ended at %s: %s".formatted(id, state.step(), state.message()));
    }
    return state;
  }

  private boolean passed(@Nullable GateResult result) throws IOException {
    if (result == null) {
      throw new IOException("The gate of the night %s says nothing".formatted(id));
    }
    if (!result.passed()) {
      System.err.printf("The gate refused the night %s: %s%n", id, result.checks());
    }
    return result.passed();
  }

  private static double since(long from) {
    return (System.nanoTime() - from) / 1e9;
  }
}
