package dev.phoenix.model.trainer.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts a program as a process of this machine, in a session of its own and no child of the
 * starter, so that whoever ends the starter with all that it has started does not end it. Its
 * limits are threads and heap of the Java machine, threads of the native code, and what {@link
 * Launched#enforced} lists. Of this process's environment it sees nothing but where programs and
 * libraries are.
 */
public final class LocalProcessLauncher implements Launcher {

  private static final Set<String> KEPT =
      Set.of("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "SystemRoot");

  private final LaunchSettings settings;

  public LocalProcessLauncher(LaunchSettings settings) {
    this.settings = settings;
  }

  @Override
  public Launched launch(JobFolder folder, Program program) throws IOException {
    Confinement confinement = Confinement.of(program.limits());
    Files.createDirectories(folder.temporary());
    List<String> command = new ArrayList<>(confinement.prefix());
    command.addAll(java(folder, program));
    ProcessStart start =
        new ProcessStart(
            command, environment(folder), folder.path(), folder.path().resolve(program.log()));
    long pid = confinement.detaches() ? start.detached() : start.child();
    Launched launched = new Launched(pid, command, confinement.enforced(), confinement.missing());
    Files.write(
        folder.launch(),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(launched));
    return launched;
  }

  private List<String> java(JobFolder folder, Program program) throws IOException {
    Limits limits = program.limits();
    Path temporary = folder.temporary();
    List<String> command =
        new ArrayList<>(
            List.of(
                settings.java().toString(),
                "-Xmx" + program.heap(),
                "-XX:ActiveProcessorCount=" + limits.threads(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.path().resolve("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.home=" + temporary,
                "-DENGINE_CACHE_DIR=" + settings.natives(),
                "-DDJL_CACHE_DIR=" + settings.natives(),
                "-Dai.djl.offline=true"));
    command.addAll(settings.run(program.mainClass()));
    command.add(folder.path().toString());
    return command;
  }

  private static Map<String, String> environment(JobFolder folder) {
    Map<String, String> environment = new ProcessBuilder().environment();
    environment.keySet().retainAll(KEPT);
    environment.put("HOME", folder.temporary().toString());
    environment.put("TMPDIR", folder.temporary().toString());
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("OPT_OUT_TRACKING", "true");
    return environment;
  }
}
