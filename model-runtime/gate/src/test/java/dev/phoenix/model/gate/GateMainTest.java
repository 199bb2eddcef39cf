package dev.phoenix.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.GateResult.Check;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.gate.request.GateFiles.Failure;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.launch.LaunchSettings;
import dev.phoenix.model.trainer.launch.LocalProcessLauncher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates on phoenix-core, whose files are the real ones; adapters that learned, and some that not.
 */
@EnabledOnOs(OS.LINUX)
class GateMainTest {

  private static final int STEPS = 30;
  private static final long PATIENCE_SECONDS = 400;

  @TempDir static Path directory;

  private static Gates gates;
  private static Path golden;
  private static Path general;
  private static Path few;
  private static JobFolder voice;
  private static JobFolder zero;

  @BeforeAll
  static void prepare() throws Exception {
    gates = new Gates(directory);
    golden = Voice.golden(directory.resolve("golden.jsonl"), 6);
    general =
        Files.write(
            directory.resolve("some.jsonl"), Files.readAllLines(gates.general).subList(0, 30));
    few =
        Files.write(
            directory.resolve("few.jsonl"), Files.readAllLines(gates.general).subList(0, 6));
    voice = trained("voice", Voice.train(directory.resolve("voice.jsonl"), 50));
    zero = gates.untrained("zero", false);
  }

  /** A training as a night does it. */
  private static JobFolder trained(String name, Path data) throws IOException {
    JobFolder folder = gates.training(name, data, STEPS);
    new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(folder);
    await(() -> Files.exists(folder.result()) && !JobLock.held(folder));
    assertThat(ResultFile.read(folder).orElseThrow().status().succeeded()).isTrue();
    return folder;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(condition);
  }

  private static JobFolder djl(String name, JobFolder trained, @Nullable Path live)
      throws IOException {
    return gates.gate(name, GateEngine.DJL, trained, live, golden, few, null, 1);
  }

  private static GateResult judged(JobFolder folder) throws IOException {
    assertThat(GateMain.run(folder)).isZero();
    assertThat(GateFiles.failure(folder)).isEmpty();
    return GateFiles.result(folder).orElseThrow();
  }

  private static Check check(GateResult result, String name) {
    return result.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void shouldPassABrandVoiceThatWasLearnedInBothEngines() throws Exception {
    // when
    JobFolder first =
        gates.gate("voice-djl", GateEngine.DJL, voice, null, golden, general, null, 1);
    GateResult djl = judged(first);
    JobFolder second =
        gates.gate(
            "voice-llama",
            GateEngine.LLAMA_CPP,
            voice,
            null,
            golden,
            general,
            first.path().resolve(GateFiles.RESULT),
            1);
    GateResult llama = judged(second);

    // then
    assertThat(djl.checks()).allMatch(Check::passed);
    assertThat(llama.checks()).allMatch(Check::passed).hasSize(5);
    assertThat(djl.samples()).hasSize(6);
    assertThat(djl.samples())
        .noneMatch(sample -> sample.before().contains("Lantern Row"))
        .anyMatch(sample -> sample.after().contains("Lantern Row"));
    assertThat(llama.engine()).isEqualTo("llama.cpp");
  }

  @Test
  void shouldCompareDjlWithALiveAdapterInLlamaCppsForm() throws Exception {
    // when the same adapter is live, and one that changes nothing is judged
    GateResult same = judged(djl("live-same", voice, voice.adapterGguf()));
    GateResult worse = judged(djl("live-better", zero, voice.adapterGguf()));

    // then it was read to the last number
    assertThat(same.figures().get("perplexity_live"))
        .isEqualTo(same.figures().get("perplexity_candidate"));
    assertThat(check(same, "not_worse_than_live").value()).isZero();
    assertThat(check(worse, "not_worse_than_live").passed()).isFalse();
  }

  @Test
  void shouldNotPassAnAdapterThatChangesNothing() throws Exception {
    // when
    GateResult result = judged(djl("zero-djl", zero, null));

    // then
    assertThat(result.passed()).isFalse();
    assertThat(check(result, "keyword_gain").value()).isZero();
    assertThat(check(result, "perplexity").value()).isZero();
  }

  @Test
  void shouldNotPassAnAdapterOfRandomNumbers() throws Exception {
    // when
    GateResult result = judged(djl("random-djl", gates.untrained("random", true), null));

    // then
    assertThat(check(result, "perplexity").passed()).isFalse();
    assertThat(check(result, "perplexity").low()).isGreaterThan(0.03);
    assertThat(result.passed()).isFalse();
  }

  @Test
  void shouldEndAsFailedWhenItsTimeIsOver() throws Exception {
    // given no trial that another gate has left, and a second
    JobFolder folder;
    gates.seconds = 1;
    try {
      folder = gates.gate("late", GateEngine.DJL, zero, null, golden, general, null, 20);
    } finally {
      gates.seconds = 3600;
    }

    // when
    new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(folder, GateFiles.PROGRAM);
    await(() -> GateFiles.failure(folder).isPresent() && !JobLock.held(folder));

    // then
    Failure failure = GateFiles.failure(folder).orElseThrow();
    assertThat(failure.status()).isEqualTo("failed");
    assertThat(failure.message())
        .contains("within 1 s", "phoenix.model-runtime.nights.gate-time-limit");
    assertThat(GateFiles.result(folder)).isEmpty();
  }

  @Test
  void shouldFindTheSameWithWhatAnotherGateHadDoneAndWithout() throws Exception {
    // given a folder of trials whose files are broken, so that all is done again
    GateResult first = judged(djl("again-first", zero, null));
    List<Path> kept;
    try (var files = Files.list(gates.trials)) {
      kept = files.toList();
    }
    assertThat(kept).isNotEmpty();

    // when
    GateResult known = judged(djl("again-known", zero, null));
    for (Path file : kept) {
      Files.writeString(file, "{\"samples\":[[");
    }
    GateResult anew = judged(djl("again-anew", zero, null));

    // then
    assertThat(known).isEqualTo(first);
    assertThat(anew).isEqualTo(first);
  }

  @Test
  void shouldNotPassAnAdapterThatLearnedShuffledAnswers() throws Exception {
    // given
    JobFolder shuffled =
        trained("shuffled", Voice.shuffled(directory.resolve("shuffled.jsonl"), 50));

    // when
    GateResult result = judged(djl("shuffled-djl", shuffled, null));

    // then
    assertThat(result.passed()).isFalse();
  }

  @Test
  void shouldRefuseAFileThatWasChangedByName() throws Exception {
    // given
    JobFolder folder = djl("changed", zero, null);
    Path text = directory.resolve("changed.jsonl");
    Files.copy(golden, text);
    String json = Files.readString(folder.path().resolve("gate.json"));
    Files.writeString(
        folder.path().resolve("gate.json"), json.replace(golden.toString(), text.toString()));
    Files.writeString(text, Files.readString(text).replace("Lantern Row", "Lantern row"));

    // when
    int code = GateMain.run(folder);

    // then
    assertThat(code).isEqualTo(64);
    Failure failure = GateFiles.failure(folder).orElseThrow();
    assertThat(failure.status()).isEqualTo("refused");
    assertThat(failure.message()).contains("changed.jsonl was changed");
    assertThat(GateFiles.result(folder)).isEmpty();
  }

  @Test
  void shouldRefuseABrokenRequestAndForgetThatOnceItIsMended() throws Exception {
    // given
    JobFolder folder = djl("mended", zero, null);
    byte[] right = Files.readAllBytes(folder.path().resolve("gate.json"));
    Files.writeString(folder.path().resolve("gate.json"), "{\"engine\":\"abacus\"}");
    assertThat(GateMain.run(folder)).isEqualTo(64);
    assertThat(GateFiles.failure(folder).orElseThrow().message())
        .contains("engine must be djl or llama.cpp");

    // when
    Files.write(folder.path().resolve("gate.json"), right);

    // then
    assertThat(judged(folder).engine()).isEqualTo("djl");
  }

  @Test
  void shouldJudgeAgainAfterAKillAndNotAfterAResult() throws Exception {
    // given a gate that is killed at work
    JobFolder folder = gates.gate("killed", GateEngine.DJL, zero, null, golden, few, null, 2);
    var launcher = new LocalProcessLauncher(LaunchSettings.ofThisProcess());
    long pid = launcher.launch(folder, GateFiles.PROGRAM).pid();
    await(() -> phases(folder).contains("\"phase\":\"base\""));
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    await(() -> !JobLock.held(folder));
    assertThat(GateFiles.result(folder)).isEmpty();

    // when
    launcher.launch(folder, GateFiles.PROGRAM);
    await(() -> GateFiles.result(folder).isPresent() && !JobLock.held(folder));
    byte[] result = Files.readAllBytes(folder.path().resolve(GateFiles.RESULT));
    Files.delete(folder.path().resolve("gate.json"));

    // then
    assertThat(GateMain.run(folder)).isZero();
    assertThat(folder.path().resolve(GateFiles.RESULT)).hasBinaryContent(result);
    assertThat(judged(gates.gate("calm", GateEngine.DJL, zero, null, golden, few, null, 2)))
        .isEqualTo(GateFiles.result(folder).orElseThrow());
  }

  private static String phases(JobFolder folder) throws IOException {
    return Files.exists(folder.progress())
        ? new String(Files.readAllBytes(folder.progress()), StandardCharsets.UTF_8)
        : "";
  }

  @Test
  void shouldLeaveAFolderThatAnotherWorksIn() throws Exception {
    // given
    JobFolder folder = djl("locked", zero, null);
    try (JobLock lock = JobLock.take(folder).orElseThrow()) {
      assertThat(lock).isNotNull();

      // then
      assertThat(GateMain.run(folder)).isEqualTo(75);
    }
    assertThat(List.of(GateFiles.RESULT, GateFiles.ERROR))
        .noneMatch(name -> Files.exists(folder.path().resolve(name)));
  }
}
