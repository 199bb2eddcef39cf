package dev.phoenix.model.trainer;

import dev.phoenix.model.decoder.train.StepReport;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import java.io.IOException;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Turns what happens into lines of progress. */
final class ProgressTeller {

  private static final double NANOS = 1e9;

  private final ProgressFile file;
  private final LongSupplier nanos;
  private long steps;
  private long started;
  private long stepsHere;
  private long tokensHere;

  ProgressTeller(ProgressFile file, LongSupplier nanos) {
    this.file = file;
    this.nanos = nanos;
  }

  void phase(String phase, long step) throws IOException {
    tell(phase, step, null, null, null, null);
  }

  /** Says how long the training is and begins to measure its speed. */
  void begin(long allSteps) {
    steps = allSteps;
    started = nanos.getAsLong();
  }

  void stepped(StepReport report, double validationLoss) throws IOException {
    stepsHere++;
    tokensHere += report.tokens();
    double left = (steps - report.step()) * seconds() / stepsHere;
    tell(
        "training",
        report.step(),
        report.loss(),
        Double.isNaN(validationLoss) ? null : validationLoss,
        tokensPerSecond(),
        left);
  }

  /** Of this process, from its first step on. */
  double tokensPerSecond() {
    return tokensHere / seconds();
  }

  private double seconds() {
    return Math.max(1, nanos.getAsLong() - started) / NANOS;
  }

  private void tell(
      String phase,
      long step,
      @Nullable Double loss,
      @Nullable Double validationLoss,
      @Nullable Double tokensPerSecond,
      @Nullable Double secondsLeft)
      throws IOException {
    file.add(
        new Progress(
            Instant.now().toString(),
            phase,
            step,
            steps,
            loss,
            validationLoss,
            tokensPerSecond,
            secondsLeft));
  }
}
