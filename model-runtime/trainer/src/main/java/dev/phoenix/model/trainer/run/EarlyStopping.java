package dev.phoenix.model.trainer.run;

import java.util.Map;

/** Which measurement was the best, and how many have not been better since. */
final class EarlyStopping {

  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private long bestStep;
  private int since;

  /** Of a training that stops after so many without a better one; 0 for never. */
  EarlyStopping(int patience) {
    this.patience = patience;
  }

  /** Goes on from {@link #notes}. */
  void resume(Map<String, String> notes) {
    best = Double.parseDouble(notes.getOrDefault("best", "Infinity"));
    bestStep = Long.parseLong(notes.getOrDefault("bestStep", "0"));
    since = Integer.parseInt(notes.getOrDefault("sinceBest", "0"));
  }

  /** Takes a measurement and returns whether it is the best. */
  boolean isBest(long step, double loss) {
    if (loss < best) {
      best = loss;
      bestStep = step;
      since = 0;
      return true;
    }
    since++;
    return false;
  }

  boolean exhausted() {
    return patience > 0 && since >= patience;
  }

  double best() {
    return best;
  }

  /** 0 if there was no measurement. */
  long bestStep() {
    return bestStep;
  }

  /** What a checkpoint holds of it. */
  Map<String, String> notes() {
    return Map.of(
        "best", Double.toString(best),
        "bestStep", Long.toString(bestStep),
        "sinceBest", Integer.toString(since));
  }
}
