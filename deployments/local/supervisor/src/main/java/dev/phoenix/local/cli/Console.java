package dev.phoenix.local.cli;

import dev.phoenix.local.supervise.SupervisionListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what goes on, each line with the time since the start. */
final class Console implements SupervisionListener {

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

  @Override
  public void starting(String service, long pid) {
    say("starting " + service + " (process " + pid + ")");
  }

  @Override
  public void healthy(String service, Duration after) {
    say("%s is healthy after %.1f s".formatted(service, after.toMillis() / 1000.0));
  }

  @Override
  public void restarting(String service, String reason, Duration wait) {
    say(service + " " + reason + "; starting it again in " + wait.toSeconds() + " s");
  }

  @Override
  public void givenUp(String service, String reason) {
    say(
        service
            + " "
            + reason
            + "; it died too often and is not started again (see 'phoenix logs "
            + service
            + "')");
  }

  @Override
  public void stopped(String service) {
    say("stopped " + service);
  }
}
