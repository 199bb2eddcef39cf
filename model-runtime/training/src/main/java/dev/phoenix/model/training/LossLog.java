package dev.phoenix.model.training;

import dev.phoenix.model.decoder.train.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** Tells of a training while it goes: a line for people now and then, a row of a table as often. */
final class LossLog {

  private static final int EVERY = 20;

  private final Path table;
  private final String phase;
  private final long lastStep;
  private final long started = System.nanoTime();
  private double loss;
  private int steps;
  private long tokens;

  LossLog(Path table, String phase, long lastStep) throws IOException {
    this.table = table;
    this.phase = phase;
    this.lastStep = lastStep;
    if (Files.notExists(table)) {
      Files.writeString(table, "phase,step,loss,rate,validation\n");
    }
  }

  void stepped(StepReport report) {
    loss += report.loss();
    tokens += report.tokens();
    steps++;
    if (report.step() % EVERY == 0) {
      row(
          String.format(
              Locale.ROOT,
              "%s,%d,%.4f,%.2e,",
              phase,
              report.step(),
              loss / steps,
              report.learningRate()));
      if (report.step() % (5 * EVERY) == 0) {
        tell(report);
      }
      loss = 0;
      steps = 0;
    }
  }

  void validated(long step, double validation) {
    row(String.format(Locale.ROOT, "%s,%d,,,%.4f", phase, step, validation));
    System.out.printf(Locale.ROOT, "%s: step %d, validation loss %.3f%n", phase, step, validation);
  }

  private void tell(StepReport report) {
    double seconds = (System.nanoTime() - started) / 1e9;
    double speed = tokens / seconds;
    long left =
        (long) ((lastStep - report.step()) * (seconds / (tokens / (double) report.tokens())));
    System.out.printf(
        Locale.ROOT,
        "%s: step %d of %d, loss %.3f, %.0f tokens/s, about %d min left%n",
        phase,
        report.step(),
        lastStep,
        loss / steps,
        speed,
        Duration.ofSeconds(left).toMinutes());
  }

  private void row(String text) {
    try {
      Files.writeString(table, text + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
