package dev.phoenix.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.local.Json;
import dev.phoenix.local.Phoenix;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.Signals;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.ServiceStatus;
import dev.phoenix.local.supervise.SupervisorLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process of its own: what it prints, and how it ends. */
class CommandsTest {

  @RegisterExtension
  static final WireMockExtension WORKERS =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  @TempDir private Path home;

  @Test
  void shouldSayThatNothingRuns() throws Exception {
    var status = phoenix("status");
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.output()).contains("Nothing runs", "phoenix up");
    assertThat(phoenix("down").code()).isZero();
  }

  @Test
  void shouldEndASupervisorThatStandsStill() throws Exception {
    // given
    var supervisor = new ProcessBuilder("sleep", "600").start();
    try {
      var identity = ProcessIdentity.of(supervisor.pid()).orElseThrow();
      new RunStateFile(home.resolve("run/state.json"))
          .write(new RunState(identity, Instant.now(), 40.0, 180, List.of()));
      Signals.stop(List.of(identity));

      // when
      var down = phoenix("down");

      // then
      assertThat(down.output()).isEqualTo("Everything is stopped.\n");
      assertThat(down.code()).isZero();
      assertThat(identity.isAlive()).isFalse();
    } finally {
      supervisor.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldNotWaitForAnEndedSupervisorThatItsParentTakesNoNoticeOf() throws Exception {
    // given a parent that was a shell when it started the supervisor, and is something else now
    var parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
    try {
      long pid = Long.parseLong(parent.inputReader().readLine());
      var identity = ProcessIdentity.of(pid).orElseThrow();
      new RunStateFile(home.resolve("run/state.json"))
          .write(new RunState(identity, Instant.now(), 40.0, 180, List.of()));

      // when
      var down = phoenix("down");

      // then
      assertThat(down.output()).isEqualTo("Everything is stopped.\n");
      assertThat(identity.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void shouldShowWhatRunsAsATableAndAsJson() throws Exception {
    // given
    write(ProcessIdentity.current(), ServiceState.HEALTHY);

    // when
    var table = phoenix("status");
    var json = phoenix("status", "--json");

    // then
    assertThat(table.code()).isZero();
    assertThat(table.output())
        .containsPattern("feed +healthy .* 3\\.5 .* 120 .*http://127\\.0\\.0\\.1:8092");
    assertThat(json.code()).isZero();
    var answer = Json.MAPPER.readTree(json.output());
    assertThat(answer.path("running").asBoolean()).isTrue();
    assertThat(answer.path("memoryMegabytes").asInt()).isEqualTo(180);
    assertThat(answer.path("services").path(0).path("state").asText()).isEqualTo("healthy");
  }

  @Test
  void shouldShowWhatTheWatchAndTheWorkersFound() throws Exception {
    // given
    write(ProcessIdentity.current(), ServiceState.HEALTHY);
    Files.writeString(
        home.resolve("run/watch.json"),
        """
        {"troubles":[
          {"key":"service:feed","severity":"WARNING","name":"feed","text":"hangs | badly",
           "since":"2026-11-22T10:00:00Z","falls":["2026-11-22T10:00:00Z"],"count":3,"flapping":true},
          {"key":"disk","severity":"WARNING","name":"disk","text":"is full","since":"2026-11-22T09:00:00Z",
           "back":"2026-11-22T09:10:00Z","falls":["2026-11-22T09:00:00Z"],"count":1,"flapping":false}],
         "notices":[]}\
        """);
    workersAnswer(
        """
        {"at":"2026-11-22T10:00:00Z","components":[
          {"id":"engine","name":"Camunda","kind":"camunda","group":"service","state":"DEGRADED",
           "since":"2026-11-22T09:00:00Z","lastChange":"2026-11-22T09:30:00Z","trend":"WORSE",
           "latencyMs":12,"detail":"backpressure"}],
         "incidents":[]}\
        """);

    // when
    var plain = phoenix("status");
    var markdown = phoenix("status", "--markdown");
    var json = phoenix("status", "--json");

    // then
    assertThat(plain.code()).isZero();
    assertThat(plain.output())
        .containsPattern("feed +WARNING +2026-11-22 .* 3 +hangs \\| badly")
        .containsPattern("Camunda +service +DEGRADED .* WORSE +12 +backpressure")
        .doesNotContain("is full");
    assertThat(markdown.code()).isZero();
    assertThat(markdown.output())
        .contains("| Service | State |", "| --- |", "| hangs \\| badly |", "| Camunda | service |");
    var answer = Json.MAPPER.readTree(json.output());
    assertThat(answer.at("/watch/troubles/0/count").asInt()).isEqualTo(3);
    assertThat(answer.at("/monitoring/components/0/trend").asText()).isEqualTo("WORSE");
  }

  @Test
  void shouldNotPrintTwoFormsAtOnce() throws Exception {
    assertThat(phoenix("status", "--json", "--markdown").code()).isEqualTo(2);
  }

  @Test
  void shouldEndWithOneWhenSomethingIsNotHealthy() throws Exception {
    // given
    write(ProcessIdentity.current(), ServiceState.RESTARTING);

    // when / then
    assertThat(phoenix("status").code()).isEqualTo(1);
  }

  @Test
  void shouldNotBelieveTheStateOfASupervisorThatWasKilled() throws Exception {
    // given
    write(new ProcessIdentity(ProcessIdentity.current().pid(), "earlier"), ServiceState.HEALTHY);

    // when
    var status = phoenix("status");

    // then
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.output()).contains("was killed", "1 service behind");
  }

  @Test
  void shouldNotStartTwice() throws Exception {
    // given
    write(ProcessIdentity.current(), ServiceState.HEALTHY);
    try (var lock = SupervisorLock.take(home.resolve("run/supervisor.lock")).orElseThrow()) {

      // when
      var second = phoenix("up");

      // then
      assertThat(lock).isNotNull();
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.output())
          .contains("already runs", "process " + ProcessIdentity.current().pid(), "phoenix down")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void shouldNotDeleteAnythingWithoutAsking() throws Exception {
    // given
    var data = Files.createDirectories(home.resolve("data"));
    Files.writeString(data.resolve("precious"), "text");

    // when
    var fresh = phoenix("up", "--fresh");

    // then
    assertThat(fresh.code()).isEqualTo(1);
    assertThat(fresh.output()).contains("--yes");
    assertThat(data.resolve("precious")).exists();
  }

  @Test
  void shouldDeleteTheDataButNotTheConfigurationWhenToldTwice() throws Exception {
    // given
    var data = Files.createDirectories(home.resolve("data/feed"));
    Files.writeString(data.resolve("old"), "text");
    var settings = Files.createDirectories(home.resolve("config")).resolve("phoenix.yaml");
    Files.writeString(settings, "retentionDays: 3\n");

    // when
    var fresh = phoenix("up", "--fresh", "--yes", "--cluster", "http://127.0.0.1:1");

    // then
    assertThat(fresh.output()).contains("cannot be reached").doesNotContain("--yes");
    assertThat(home.resolve("data")).doesNotExist();
    assertThat(settings).hasContent("retentionDays: 3");
  }

  @Test
  void shouldNotDeleteTheDataOfARunningPhoenix() throws Exception {
    // given
    var precious = Files.createDirectories(home.resolve("data")).resolve("precious");
    Files.writeString(precious, "text");
    try (var lock = SupervisorLock.take(home.resolve("run/supervisor.lock")).orElseThrow()) {

      // when
      var fresh = phoenix("up", "--fresh", "--yes");

      // then
      assertThat(lock).isNotNull();
      assertThat(fresh.code()).isEqualTo(1);
      assertThat(fresh.output()).contains("already runs");
      assertThat(precious).exists();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "publish", "requests"})
  void shouldNotDeleteTheDataOfARunningBenchmark(String benchmark) throws Exception {
    // given
    var running = home.resolve("phoenix-bench");
    var precious = Files.createDirectories(running.resolve("data")).resolve("precious");
    Files.writeString(precious, "text");
    try (var lock = SupervisorLock.take(running.resolve("run/supervisor.lock")).orElseThrow()) {

      // when
      var second = phoenixIn(home.resolve("phoenix"), "bench", benchmark);

      // then
      assertThat(lock).isNotNull();
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.output()).contains("already runs");
      assertThat(precious).exists();
    }
  }

  @Test
  void shouldNameTheRequestsThatTheDemoKnows() throws Exception {
    var demo = phoenix("demo", "--request", "bribe");
    assertThat(demo.code()).isEqualTo(1);
    assertThat(demo.output()).contains("bribe", "payment", "design-decision");
  }

  @Test
  void shouldNotShowTwoDemosAtOnce() throws Exception {
    var demo = phoenix("demo", "--request", "payment", "--verdicts", "2");
    assertThat(demo.code()).isEqualTo(1);
    assertThat(demo.output()).contains("choose one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo --request payment", "bench requests"})
  void shouldNotWriteIntoTheUsersRealChat(String line) throws Exception {
    // given
    for (var side : List.of("phoenix-demo", "phoenix-bench")) {
      var config = Files.createDirectories(home.resolve(side + "/config"));
      Files.writeString(
          config.resolve("phoenix.yaml"),
          "environment: {PHOENIX_WORKERS_TELEGRAM_TOKEN: '1:real'}\n");
    }

    // when
    var outcome = phoenixIn(home.resolve("phoenix"), line.split(" ", -1));

    // then
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("PHOENIX_WORKERS_TELEGRAM_TOKEN", "up --sample")
        .doesNotContain("1:real", "starting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--only oracle", "--races -1", "--approvals 10001"})
  void shouldRefuseATrialOfRequestsThatIsNone(String option) throws Exception {
    var bench = phoenix(("bench requests " + option).split(" ", -1));
    assertThat(bench.code()).isEqualTo(1);
    assertThat(bench.output())
        .contains(option.substring(0, option.indexOf(' ')))
        .doesNotContain("starting");
  }

  @Test
  void shouldSayThatTheClusterCannotBeReached() throws Exception {
    var up = phoenix("up", "--cluster", "http://127.0.0.1:1");
    assertThat(up.code()).isEqualTo(1);
    assertThat(up.output())
        .contains("http://127.0.0.1:1 cannot be reached")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldNameTheLogsThatThereAre() throws Exception {
    // given
    Files.createDirectories(home.resolve("logs"));
    Files.writeString(home.resolve("logs/feed.log"), "one\ntwo\n");

    // when / then
    assertThat(phoenix("logs", "feed", "-n", "1").output()).isEqualTo("two\n");
    assertThat(phoenix("logs", "../../etc/passwd").output()).contains("There are: feed");
  }

  @Test
  void shouldNameTheBenchmarksThatThereAre() throws Exception {
    var bench = phoenix("bench", "nothing");
    assertThat(bench.code()).isEqualTo(1);
    assertThat(bench.output()).contains("engine", "service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bench service", "bench model", "compare phoenix-core"})
  void shouldSayThatWhatMeasuresIsNotBuilt(String line) throws Exception {
    var outcome = phoenix(line.split(" ", -1));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.output()).contains("is not built", "./deployments/phoenix");
  }

  @Test
  void shouldAskForModelsToCompare() throws Exception {
    var compare = phoenix("compare");
    assertThat(compare.code()).isEqualTo(2);
    assertThat(compare.output()).contains("MODEL", "--html");
  }

  /** The workers' own test compares their answer with the same example. */
  @Test
  void shouldShowTheAnswerOfTheWorkersThatIsDocumented() throws Exception {
    // given
    write(ProcessIdentity.current(), ServiceState.HEALTHY);
    var page = Files.readString(Path.of("../../../docs/monitoring.md"));
    workersAnswer(page.split("## For programs\\s+```json")[1].split("```")[0]);

    // when
    var plain = phoenix("status");

    // then
    assertThat(plain.output())
        .containsPattern(
            "Feed +integration +DOWN +2026-.* 2026-.* WORSE +12 +the service document answers 503");
  }

  private void workersAnswer(String status) throws IOException {
    WORKERS.stubFor(WireMock.get("/monitoring/status").willReturn(WireMock.okJson(status)));
    Files.createDirectories(home.resolve("config"));
    Files.writeString(
        home.resolve("config/phoenix.yaml"), "ports: {workers: %d}".formatted(WORKERS.getPort()));
  }

  private void write(ProcessIdentity supervisor, ServiceState state) {
    var now = Instant.now();
    var feed =
        ServiceStatus.waiting("feed", "http://127.0.0.1:8092", now)
            .started(ProcessIdentity.current(), false, now)
            .healthy(3.5, now)
            .measured(List.of(), 120)
            .in(state, now);
    new RunStateFile(home.resolve("run/state.json"))
        .write(new RunState(supervisor, now, 40.0, 180, List.of(feed)));
  }

  private Outcome phoenix(String... arguments) throws IOException, InterruptedException {
    return phoenixIn(home, arguments);
  }

  private static Outcome phoenixIn(Path home, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Phoenix.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PHOENIX_HOME", home.toString());
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private record Outcome(int code, String output) {}
}
