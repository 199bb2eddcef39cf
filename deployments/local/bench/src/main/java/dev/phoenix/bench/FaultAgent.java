package dev.phoenix.bench;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.time.Duration;
import java.util.Arrays;

/**
 * An agent that breaks the process that it is loaded into, as {@code bench recovery} wants it.
 * Loaded again with another fault, it goes on from there.
 */
public final class FaultAgent {

  private FaultAgent() {}

  /**
   * Breaks it.
   *
   * @param fault {@code ballast MEGABYTES} takes memory; {@code slow MILLISECONDS} has each answer
   *     over HTTP come so much later; {@code wrong} has each one be an error 500; {@code well} ends
   *     what the latter two did
   * @throws IllegalStateException if no server of a known kind runs there
   */
  public static void agentmain(String fault, Instrumentation machine)
      throws UnmodifiableClassException {
    var words = fault.split(" ", 2);
    switch (words[0]) {
      case "ballast" -> Ballast.take(Long.parseLong(words[1]));
      case "slow" -> disturb(machine, Duration.ofMillis(Long.parseLong(words[1])), false);
      case "wrong" -> disturb(machine, Duration.ZERO, true);
      case "well" -> Disturbance.set(Duration.ZERO, false);
      default -> throw new IllegalArgumentException("There is no fault " + fault);
    }
  }

  private static void disturb(Instrumentation machine, Duration delay, boolean wrong)
      throws UnmodifiableClassException {
    var doors =
        Arrays.stream(machine.getAllLoadedClasses())
            .filter(loaded -> HttpDoors.isDoor(loaded.getName()))
            .toArray(Class<?>[]::new);
    if (doors.length == 0) {
      throw new IllegalStateException("Neither Tomcat nor OpenSearch serves here");
    }
    Disturbance.set(delay, wrong);
    var transformer = new HttpDoors();
    machine.addTransformer(transformer, true);
    try {
      machine.retransformClasses(doors);
    } finally {
      machine.removeTransformer(transformer);
    }
    if (!transformer.changedAll(doors.length)) {
      throw new IllegalStateException("The server's code is not as it was known");
    }
  }
}
