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

  private final Path ballast;

  /**
   * An injector.
   *
   * @param ballast the jar whose agent takes memory in the process that it is loaded into
   */
  Injector(Path ballast) {
    this.ballast = ballast;
  }

  void inject(Breakage breakage, ProcessIdentity process) throws IOException, InterruptedException {
    switch (breakage) {
      case KILLED -> signal("KILL", process);
      case HUNG -> signal("STOP", process);
      case BLOATED -> bloat(process);
    }
  }

  private static void signal(String name, ProcessIdentity process)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new UserError("The process %d could not be sent %s".formatted(process.pid(), name));
    }
  }

  private void bloat(ProcessIdentity process) throws IOException {
    try {
      var machine = VirtualMachine.attach("" + process.pid());
      try {
        machine.loadAgent(ballast.toString(), "" + BLOAT_MEGABYTES);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new UserError("Memory cannot be filled in process " + process.pid() + ": " + e, e);
    }
  }
}
