package dev.phoenix.model.server.nights;

import dev.phoenix.model.api.night.NightStatus;
import java.io.IOException;

/** What is done in a step. Called with the night locked, except for {@link #outcome}. */
public interface StepWork {

  /** How a step stands, and why, if it was refused or failed. */
  record Outcome(NightStatus status, String message) {

    /** It is under way, or its process died and is to be started again. */
    public static final Outcome RUNNING = new Outcome(NightStatus.RUNNING, "");

    /** It is done. */
    public static final Outcome DONE = new Outcome(NightStatus.DONE, "");
  }

  /** What a night notes of this step before anything is done in it. */
  default NightRecord enter(NightFolder folder, NightRecord night) throws IOException {
    return night;
  }

  /**
   * Begins the step, or goes on with it where whoever began it was killed.
   *
   * @return the night as it is now
   */
  NightRecord begin(NightFolder folder, NightRecord night) throws IOException;

  /** How the step stands. */
  Outcome outcome(NightFolder folder, NightRecord night) throws IOException;
}
