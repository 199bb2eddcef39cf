package dev.phoenix.local.bench.recovery;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.phoenix.local.UserError;
import dev.phoenix.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;

/** Breaks a process. */
final class Injector {

  /** More than any service may take by itself. */
  private static final int BLOAT_MEGABYTES = 2300;

  /** Later than the watch takes for late, and sooner than a health check gives up. */
  private static final int SLOW_MILLISECONDS = 4000;

  private final Path agent;

  /**
   * An injector.
   *
   * @param agent the jar whose agent breaks the process that it is loaded into
   */
  Injector(Path agent) {
    this.agent = agent;
  }

  void inject(Breakage breakage, ProcessIdentity process) throws IOException, InterruptedException {
    switch (breakage) {
      case KILLED -> signal("KILL", process);
      case HUNG -> signal("STOP", process);
      case BLOATED -> load("ballast " + BLOAT_MEGABYTES, process);
      case WRONG -> load("wrong", process);
      case SLOW -> load("slow " + SLOW_MILLISECONDS, process);
      case FULL -> throw new IllegalArgumentException("no process is full");
    }
  }

  /** Ends what makes a process slow. */
  void takeAway(ProcessIdentity process) throws IOException {
    load("well", process);
  }

  private static void signal(String name, ProcessIdentity process)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new UserError("The process %d could not be sent %s".formatted(process.pid(), name));
    }
  }

  private void load(String fault, ProcessIdentity process) throws IOException {
    try {
      var machine = VirtualMachine.attach("" + process.pid());
      try {
        machine.loadAgent(agent.toString(), fault);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new UserError(
          "Process %d cannot be broken (%s): %s".formatted(process.pid(), fault, e), e);
    }
  }
}
