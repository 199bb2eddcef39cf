package dev.phoenix.model.server.nights.process;

import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.server.nights.NightsProperties;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.launch.LaunchSettings;
import dev.phoenix.model.trainer.launch.Launcher;
import dev.phoenix.model.trainer.launch.LocalProcessLauncher;
import dev.phoenix.model.trainer.launch.Program;
import java.io.IOException;
import java.nio.file.Path;

/** Processes of this machine, of the program that this one is. */
public final class LocalChildren implements Children {

  private final Launcher launcher;
  private final Limits limits;

  private LocalChildren(Launcher launcher, Limits limits) {
    this.launcher = launcher;
    this.limits = limits;
  }

  /**
   * Processes with the limits that are set.
   *
   * @param natives where PyTorch's library is unpacked to
   */
  public static LocalChildren of(NightsProperties settings, Path natives) {
    return new LocalChildren(
        new LocalProcessLauncher(LaunchSettings.ofThisProcess().withNatives(natives)),
        new Limits(settings.threads(), (int) settings.memory().toMegabytes(), settings.seconds()));
  }

  @Override
  public void train(JobFolder folder) throws IOException {
    launcher.launch(folder);
  }

  @Override
  public void gate(JobFolder folder) throws IOException {
    var gate = GateFiles.PROGRAM;
    launcher.launch(folder, new Program(gate.mainClass(), limits, gate.heap(), gate.log()));
  }
}
