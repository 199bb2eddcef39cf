package dev.phoenix.model.trainer.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.memory.JavaHeap;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts a trainer as a process of this machine. Its limits are those of the job: threads and heap
 * of the Java machine, threads of the native code, and what {@link Launched#enforced} lists. What
 * it says goes to {@code trainer.log}; of this process's environment it sees nothing but where
 * programs and libraries are.
 */
public final class LocalProcessLauncher implements Launcher {

  private static final String MAIN = "dev.phoenix.model.trainer.TrainerMain";
  private static final Set<String> KEPT =
      Set.of("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "SystemRoot");

  private final LaunchSettings settings;

  public LocalProcessLauncher(LaunchSettings settings) {
    this.settings = settings;
  }

  @Override
  public Launched launch(JobFolder folder) throws IOException {
    Limits limits = Limits.DEFAULT;
    long heap = JavaHeap.LEAST;
    try {
      Job job = JobFile.read(folder);
      limits = job.limits();
      heap = JavaHeap.of(job);
    } catch (RefusedException e) {
      // the trainer says so in its result, where everyone looks for it
    }
    Confinement confinement = Confinement.of(limits);
    Files.createDirectories(folder.temporary());
    List<String> command = new ArrayList<>(confinement.prefix());
    command.addAll(java(folder, limits, heap));
    ProcessBuilder builder = new ProcessBuilder(command);
    environment(builder.environment(), folder);
    Process process =
        builder
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .start();
    Launched launched =
        new Launched(process.pid(), command, confinement.enforced(), confinement.missing());
    Files.write(
        folder.launch(),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(launched));
    return launched;
  }

  private List<String> java(JobFolder folder, Limits limits, long heap) {
    Path temporary = folder.temporary();
    return List.of(
        settings.java().toString(),
        "-Xmx" + heap,
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
        "-Dai.djl.offline=true",
        "-cp",
        settings.classPath(),
        MAIN,
        folder.path().toString());
  }

  private static void environment(Map<String, String> environment, JobFolder folder) {
    environment.keySet().retainAll(KEPT);
    environment.put("HOME", folder.temporary().toString());
    environment.put("TMPDIR", folder.temporary().toString());
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("OPT_OUT_TRACKING", "true");
  }

  private static File nothing() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }
}
