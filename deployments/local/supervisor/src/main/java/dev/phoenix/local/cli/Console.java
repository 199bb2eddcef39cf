package dev.phoenix.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what goes on, each line with the time since the start. */
final class Console {

  private final PrintStream out;
  private final long started = System.nanoTime();

  Console(PrintStream out) {
    this.out = out;
  }

  synchronized void say(String text) {
    out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(), text);
    out.flush();
  }

  double seconds() {
    return Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
  }
}
