package dev.phoenix.model.trainer.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.trainer.TinyJobs;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Status;
import dev.phoenix.model.trainer.job.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes. */
@EnabledOnOs(OS.LINUX)
class LocalProcessLauncherTest {

  private static final int STEPS = 30;
  private static final int KILLS = 3;
  private static final long PATIENCE_SECONDS = 240;

  private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");

  @TempDir Path directory;

  private Path base = Path.of("");

  @BeforeEach
  void prepare() {
    base = TinyJobs.base(directory.resolve("base"));
  }

  private JobFolder folder(String name, Validation validation, Limits limits) throws IOException {
    JobFolder folder = new JobFolder(Files.createDirectory(directory.resolve(name)));
    DataFile data = TinyJobs.data(directory.resolve("data.jsonl"), 40);
    DataFile general = TinyJobs.data(directory.resolve("general.jsonl"), 20);
    Job job = TinyJobs.job(base, data, general, STEPS);
    JobFile.write(TinyJobs.with(job, validation, limits), folder);
    return folder;
  }

  private JobFolder folder(String name) throws IOException {
    return folder(name, new Validation(0.2, 2, 0), Limits.DEFAULT);
  }

  private static ProcessHandle launch(JobFolder folder) throws IOException {
    Launched launched = new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(folder);
    return ProcessHandle.of(launched.pid()).orElseThrow();
  }

  /** Nobody's child: what the system knows of its end depends on who adopted it. */
  private static void awaitResult(JobFolder folder) {
    await(() -> Files.exists(folder.result()) && !JobLock.held(folder));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(condition);
  }

  private static Result result(JobFolder folder) throws IOException {
    return ResultFile.read(folder)
        .orElseThrow(
            () -> {
              try {
                return new AssertionError("No result: " + Files.readString(folder.log()));
              } catch (IOException e) {
                return new AssertionError("No result and no log", e);
              }
            });
  }

  private static long step(JobFolder folder) {
    try {
      return ProgressFile.read(folder).stream().mapToLong(Progress::step).max().orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldMakeTheSameAfterKillsAtAnyMoment() throws Exception {
    // given a training that nothing disturbs
    JobFolder calm = folder("calm");
    launch(calm);
    awaitResult(calm);
    Result undisturbed = result(calm);
    assertThat(undisturbed.status()).isEqualTo(Status.FINISHED);

    // when another is killed again and again, each time somewhat further on
    JobFolder folder = folder("killed");
    Random random = new Random(3);
    int killed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      ProcessHandle process = launch(folder);
      long until = (long) kill * (STEPS / KILLS) + random.nextInt(STEPS / KILLS);
      Awaitility.await()
          .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .pollInterval(1, TimeUnit.MILLISECONDS)
          .until(() -> step(folder) >= until || Files.exists(folder.result()));
      killed += process.destroyForcibly() ? 1 : 0;
      await(() -> !JobLock.held(folder));
    }
    launch(folder);
    awaitResult(folder);

    // then
    Result result = result(folder);
    assertThat(killed).isPositive();
    assertThat(result.status()).isEqualTo(Status.FINISHED);
    assertThat(result.metrics().get("validationLoss"))
        .as("%nundisturbed%n%s%nkilled%n%s", told(calm), told(folder))
        .isEqualTo(undisturbed.metrics().get("validationLoss"));
    assertThat(result.artifacts())
        .as("%nundisturbed%n%s%nkilled%n%s", told(calm), told(folder))
        .isEqualTo(undisturbed.artifacts());
    assertThat(result.baseAfter()).isEqualTo(undisturbed.baseBefore());
  }

  private static String told(JobFolder folder) throws IOException {
    return Files.readString(folder.progress()) + Files.readString(folder.log());
  }

  @Test
  void shouldOutliveItsStarterAndAllThatItStarted() throws Exception {
    // given a trainer at work, whose starter waits
    JobFolder folder = folder("orphan");
    Process starter =
        new ProcessBuilder(
                LaunchSettings.ofThisProcess().java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                LaunchSettings.ofThisProcess().classPath(),
                Starter.class.getName(),
                folder.path().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("starter.log").toFile())
            .start();
    await(() -> step(folder) >= 1);
    long pid = new ObjectMapper().readTree(folder.launch().toFile()).get("pid").asLong();

    // when
    List<ProcessHandle> started = starter.descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    starter.destroyForcibly().waitFor();

    // then
    awaitResult(folder);
    assertThat(result(folder).status()).isEqualTo(Status.FINISHED);
    assertThat(JobLock.holder(folder).orElseThrow()).startsWith("process " + pid + " since");
  }

  @Test
  void shouldRunAClassOfABootJarByBootsLauncher() throws Exception {
    // given
    Path boot = directory.resolve("program.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(boot))) {
      jar.putNextEntry(
          new ZipEntry("org/springframework/boot/loader/launch/PropertiesLauncher.class"));
    }
    LaunchSettings usual = LaunchSettings.ofThisProcess();

    // when
    LaunchSettings settings = new LaunchSettings(usual.java(), boot.toString(), usual.natives());

    // then
    assertThat(settings.run("some.Main"))
        .containsExactly(
            "-cp",
            boot.toString(),
            "-Dloader.main=some.Main",
            "org.springframework.boot.loader.launch.PropertiesLauncher");
    assertThat(usual.run("some.Main")).containsExactly("-cp", usual.classPath(), "some.Main");
  }

  @Test
  void shouldTurnAwayASecondTrainerAndKeepTheFirst() throws Exception {
    // given somebody who works in the folder
    JobFolder folder = folder("locked");
    try (JobLock lock = JobLock.take(folder).orElseThrow()) {
      assertThat(lock).isNotNull();

      // when
      Process second = directProcess(folder);
      String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      // then
      assertThat(second.waitFor()).isEqualTo(Status.LOCKED);
      assertThat(said).contains("worked in by process " + ProcessHandle.current().pid());
    }
    assertThat(folder.result()).doesNotExist();
    assertThat(folder.progress()).doesNotExist();
  }

  private static Process directProcess(JobFolder folder) throws IOException {
    return new ProcessBuilder(
            LaunchSettings.ofThisProcess().java().toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            LaunchSettings.ofThisProcess().classPath(),
            "dev.phoenix.model.trainer.TrainerMain",
            folder.path().toString())
        .start();
  }

  @Test
  void shouldSayHowItEndedOnceAndAgain() throws Exception {
    // given a job that is refused
    JobFolder folder = folder("refused", Validation.DEFAULT, new Limits(1, 64, 60));
    Process first = directProcess(folder);
    assertThat(first.waitFor()).isEqualTo(64);
    byte[] result = Files.readAllBytes(folder.result());

    // when
    Process second = directProcess(folder);
    String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    // then
    assertThat(second.waitFor()).isEqualTo(64);
    assertThat(said).contains("refused: The training needs");
    assertThat(folder.result()).hasBinaryContent(result);
  }

  @Test
  void shouldWriteNowhereElseAndSeeNoNetwork() throws Exception {
    // given all that is around the folder
    JobFolder folder = folder("confined");
    Map<String, String> before = around(folder);

    // when
    Launched launched = new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(folder);
    awaitResult(folder);

    // then
    assertThat(result(folder).status()).isEqualTo(Status.FINISHED);
    assertThat(around(folder)).isEqualTo(before);
    assertThat(launched.enforced().size() + launched.notEnforced().size())
        .isEqualTo(Files.exists(AUTOGROUP) ? 6 : 5);
    assertThat(String.join(" ", launched.command()))
        .contains("-XX:ActiveProcessorCount=2", "-Djava.io.tmpdir=" + folder.temporary());
    assertThat(Files.readString(folder.launch())).contains("enforced");
  }

  @Test
  void shouldStandBackAmongSessionsAndLeaveItsLaunchersAsItIs() throws Exception {
    // given
    assumeTrue(Files.exists(AUTOGROUP), "sessions are not scheduled as groups here");
    JobFolder folder = folder("modest");
    String ours = niceness(Files.readString(AUTOGROUP));

    // when
    ProcessHandle process = launch(folder);
    await(() -> !process.isAlive() || niceness(group(process)).equals("nice 10"));

    // then
    assertThat(process.isAlive()).isTrue();
    assertThat(niceness(Files.readString(AUTOGROUP))).isEqualTo(ours);
    awaitResult(folder);
  }

  private static String group(ProcessHandle process) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/autogroup"));
  }

  /** Of a line such as {@code /autogroup-25 nice 0}. */
  private static String niceness(String group) {
    return group.strip().replaceFirst(".* nice", "nice");
  }

  /** Times of change of all files beside the folder, and of the native libraries. */
  private Map<String, String> around(JobFolder folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path root : new Path[] {directory, LaunchSettings.ofThisProcess().natives()}) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : (Iterable<Path>) paths::iterator) {
          if (!path.startsWith(folder.path())) {
            files.put(path.toString(), Files.getLastModifiedTime(path).toString());
          }
        }
      }
    }
    return files;
  }

  @Test
  void shouldCountTheLastProcessors() {
    assertThat(Confinement.last("0-3", 2)).isEqualTo("2,3");
    assertThat(Confinement.last("0,2-3,7", 2)).isEqualTo("3,7");
    assertThat(Confinement.last("5", 2)).isEqualTo("5");
  }
}
