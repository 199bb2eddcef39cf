package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.Signals;
import dev.phoenix.local.supervise.Leftovers;
import dev.phoenix.local.supervise.RunStateFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code down}: ends a running Phoenix, or what a killed one left behind. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops everything.")
public final class DownCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  @Override
  public Integer call() throws InterruptedException {
    var home = Home.of(System.getenv());
    var file = new RunStateFile(home.stateFile());
    var state = file.read();
    if (state.isEmpty()) {
      Stack.endOrphans(home);
      System.out.println("Nothing runs.");
      return 0;
    }
    var supervisor = state.get().supervisor().find();
    if (supervisor.isPresent()) {
      supervisor.get().destroy();
      goOn(state.get().supervisor());
      awaitEnd(state.get().supervisor());
    } else {
      var left = Leftovers.end(state.get(), Duration.ofSeconds(20));
      if (!left.isEmpty()) {
        throw new UserError("These processes do not end: " + left);
      }
      Stack.endOrphans(home);
      file.delete();
    }
    System.out.println("Everything is stopped.");
    return 0;
  }

  /** Asked again and again: for one whose parent takes no notice, the system tells of no end. */
  private static void awaitEnd(ProcessIdentity supervisor) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (supervisor.isAlive()) {
      if (System.nanoTime() > end) {
        throw new UserError(
            "The supervisor (process " + supervisor.pid() + ") does not end; see its terminal.");
      }
      Thread.sleep(BETWEEN);
    }
  }

  /** One that stands still (SIGSTOP) hears that it is to end when it goes on. */
  private static void goOn(ProcessIdentity supervisor) {
    try {
      Signals.goOn(List.of(supervisor));
    } catch (IOException e) {
      // it does not end then, which is told
    }
  }
}
