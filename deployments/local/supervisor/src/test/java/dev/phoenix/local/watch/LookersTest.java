package dev.phoenix.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.local.home.WatchSettings;
import dev.phoenix.local.process.Signals;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.TinyService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the watch sees of real processes, does about it and tells. */
@EnabledOnOs(OS.LINUX)
class LookersTest {

  private static final OptionalLong PLENTY = OptionalLong.of(4096);

  @TempDir private Path home;

  @Test
  void shouldTellOfAServiceThatWasKilledAndIsBack() throws Exception {
    try (var running = new Running(home, TinyService.service("feed", home, port(), List.of()))) {
      // when
      running.kill("feed");
      running.awaitRestarts("feed", 1);

      // then
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      assertThat(running.told()).containsExactly("feed died", "feed is well again");
    }
  }

  @Test
  void shouldTellOfAServiceThatHangs() throws Exception {
    try (var running = new Running(home, TinyService.service("feed", home, port(), List.of()))) {
      // when
      Signals.stop(running.status("feed").processes());
      running.awaitRestarts("feed", 1);

      // then
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      assertThat(running.told()).containsExactly("feed hangs", "feed is well again");
      assertThat(running.watch.hung()).containsEntry("feed", 1);
    }
  }

  @Test
  void shouldTellOfAServiceThatAnswersWronglyAndStartItAgain() throws Exception {
    int port = port();
    try (var running = new Running(home, TinyService.service("feed", home, port, List.of()))) {
      // when
      get(port, "/sick");
      running.awaitRestarts("feed", 1);

      // then
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      assertThat(running.told()).containsExactly("feed is not healthy", "feed is well again");
    }
  }

  @Test
  void shouldTellOnceOfAServiceThatIsSlowAndLetItGoOn() throws Exception {
    int port = port();
    try (var running = new Running(home, TinyService.unhurried("feed", home, port))) {
      // when
      get(port, "/slow");
      await().atMost(Running.LONG).until(() -> running.told().size() == 1);
      assertThat(running.status("feed").state()).isEqualTo(ServiceState.HEALTHY);
      get(port, "/quick");

      // then
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      assertThat(running.told()).containsExactly("feed is slow", "feed is well again");
      assertThat(running.status("feed").restarts()).isZero();
    }
  }

  @Test
  void shouldTellThatASlowServiceIsWellWhenItWasStartedAgain() throws Exception {
    int port = port();
    try (var running = new Running(home, TinyService.unhurried("feed", home, port))) {
      get(port, "/slow");
      await().atMost(Running.LONG).until(() -> running.told().size() == 1);

      // when
      running.supervisor.restart("feed", "is asked to");
      running.awaitRestarts("feed", 1);

      // then
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      assertThat(running.told()).containsExactly("feed is slow", "feed is well again");
    }
  }

  @Test
  void shouldTellInThreeMessagesOfAServiceThatIsGivenUp() throws Exception {
    try (var running = new Running(home, TinyService.service("feed", home, port(), List.of()))) {
      // when it dies three times
      running.kill("feed");
      running.awaitRestarts("feed", 1);
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      running.kill("feed");
      running.awaitRestarts("feed", 2);
      running.kill("feed");
      await()
          .atMost(Running.LONG)
          .until(() -> running.status("feed").state() == ServiceState.FAILED);

      // then
      await().atMost(Running.LONG).until(() -> running.told().size() == 4);
      assertThat(running.told())
          .containsExactly(
              "feed died", "feed is well again", "feed keeps failing", "feed needs you");
    }
  }

  @Test
  void shouldTellNothingOfPlannedThings() throws Exception {
    List<String> told;
    var running = new Running(home, TinyService.service("feed", home, port(), List.of()));
    try (running) {
      // when
      running.supervisor.freeze(List.of("feed")).close();
      running.supervisor.restart("feed", "is asked to");
      running.awaitRestarts("feed", 1);
    }
    told = running.told();

    // then
    assertThat(told).isEmpty();
  }

  @Test
  void shouldStartAModelAgainThatBabblesAndTell() throws Exception {
    int port = port();
    var runtime = TinyService.service(ModelWatch.SERVICE, home, port, List.of());
    try (var running = new Running(home, runtime)) {
      var watch = modelWatch(running, port);
      lookUntil(watch, () -> watch.outcomes().containsKey("sense"));
      get(port, "/babble");

      // when two wrong answers are not enough
      lookTimes(watch, 2);
      assertThat(running.told()).isEmpty();
      lookUntil(watch, () -> !running.told().isEmpty());
      running.awaitRestarts(ModelWatch.SERVICE, 1);
      lookUntil(watch, () -> running.told().size() == 2);

      // then
      assertThat(running.told()).containsExactly("the model babbles", "the model is well again");
      assertThat(watch.outcomes()).containsEntry("babble", 3L);
    }
  }

  @Test
  void shouldNotStartAModelAgainAndAgainThatBabblesOn() throws Exception {
    int port = port();
    var runtime = TinyService.service(ModelWatch.SERVICE, home, port, List.of());
    try (var running = new Running(home, runtime)) {
      var watch = modelWatch(running, port);
      get(port, "/babble");
      lookUntil(watch, () -> !running.told().isEmpty());
      running.awaitRestarts(ModelWatch.SERVICE, 1);

      // when
      get(port, "/babble");
      lookUntil(watch, () -> running.told().size() == 2);
      lookTimes(watch, 6);

      // then
      assertThat(running.told()).containsExactly("the model babbles", "the model needs you");
      assertThat(running.status(ModelWatch.SERVICE).restarts()).isEqualTo(1);
    }
  }

  @Test
  void shouldAskNoModelThatIsFrozen() throws Exception {
    int port = port();
    var runtime = TinyService.service(ModelWatch.SERVICE, home, port, List.of());
    try (var running = new Running(home, runtime)) {
      var watch = modelWatch(running, port);

      // when
      try (var frozen = running.supervisor.freeze(List.of(ModelWatch.SERVICE))) {
        lookTimes(watch, 5);
        assertThat(frozen).isNotNull();
      }

      // then
      assertThat(watch.outcomes()).isEmpty();
      assertThat(running.told()).isEmpty();
    }
  }

  @Test
  void shouldStartAgainWhatTakesMoreMemoryThanItMayOnceAnHour() throws Exception {
    var greedy = TinyService.service("feed", home, port(), List.of(), "greedy");
    var modest = TinyService.service("workers", home, port(), List.of());
    try (var running = new Running(home, greedy, modest)) {
      var watch = memoryWatch(running, PLENTY, Map.of("feed", 150, "workers", 150));
      awaitMemory(running, "feed", 200);

      // when a peak is let pass
      lookTimes(watch, 2);
      assertThat(running.told()).isEmpty();
      lookUntil(watch, () -> !running.told().isEmpty());
      running.awaitRestarts("feed", 1);
      await().atMost(Running.LONG).until(() -> running.told().size() == 2);
      awaitMemory(running, "feed", 200);
      lookUntil(watch, () -> running.told().size() == 3);
      lookTimes(watch, 6);

      // then
      assertThat(running.told())
          .containsExactly("feed takes too much memory", "feed is well again", "feed needs you");
      assertThat(running.status("feed").restarts()).isEqualTo(1);
      assertThat(running.status("workers").restarts()).isZero();
    }
  }

  @Test
  void shouldStartTheGreatestOffenderAgainBeforeTheMachineRunsOutOfMemory() throws Exception {
    var greedy = TinyService.service("feed", home, port(), List.of(), "greedy");
    var modest = TinyService.service("workers", home, port(), List.of());
    try (var running = new Running(home, greedy, modest)) {
      var watch =
          memoryWatch(running, OptionalLong.of(250), Map.of("feed", 300, "workers", 10_000));
      awaitMemory(running, "feed", 200);

      // when
      lookUntil(watch, () -> !running.told().isEmpty());
      running.awaitRestarts("feed", 1);

      // then
      assertThat(running.told().getFirst()).isEqualTo("feed takes too much memory");
      assertThat(running.status("workers").restarts()).isZero();
    }
  }

  @Test
  void shouldOnlyTellWhenOthersTakeTheMemory() throws Exception {
    try (var running = new Running(home, TinyService.service("feed", home, port(), List.of()))) {
      var watch = memoryWatch(running, OptionalLong.of(250), Map.of());

      // when
      lookUntil(watch, () -> !running.told().isEmpty());
      lookTimes(watch, 6);
      memoryWatch(running, PLENTY, Map.of()).look();

      // then
      assertThat(running.told()).containsExactly("memory is short", "memory is well again");
      assertThat(running.status("feed").restarts()).isZero();
    }
  }

  @Test
  void shouldTellOnceThatTheDiskIsNearlyFull() throws Exception {
    try (var running = new Running(home, TinyService.service("feed", home, port(), List.of()))) {
      var full = new DiskWatch(home, running.troubles, settings(Map.of(), 100_000_000));

      // when
      full.look();
      full.look();
      new DiskWatch(home, running.troubles, settings(Map.of(), 1)).look();

      // then
      assertThat(running.told()).containsExactly("disk is nearly full", "disk is well again");
    }
  }

  private static void lookTimes(Looker looker, int times) throws InterruptedException {
    for (int look = 0; look < times; look++) {
      looker.look();
    }
  }

  private static void lookUntil(Looker looker, BooleanSupplier condition) {
    await()
        .atMost(Running.LONG)
        .until(
            () -> {
              looker.look();
              return condition.getAsBoolean();
            });
  }

  private static ModelWatch modelWatch(Running running, int port) {
    var probe =
        new ModelProbe(URI.create("http://127.0.0.1:" + port), null, Duration.ofSeconds(60));
    return new ModelWatch(
        probe,
        running.supervisor,
        running.troubles,
        running.history,
        settings(Map.of(), 1),
        running.clock);
  }

  private static MemoryWatch memoryWatch(
      Running running, OptionalLong available, Map<String, Integer> limits) {
    return new MemoryWatch(
        () -> available, running.supervisor, running.troubles, settings(limits, 1), running.clock);
  }

  private static WatchSettings settings(Map<String, Integer> limits, int diskFree) {
    return new WatchSettings(
        Map.of(),
        Duration.ofSeconds(3),
        Duration.ofMinutes(2),
        Duration.ofSeconds(60),
        3,
        300,
        limits,
        diskFree);
  }

  private static void awaitMemory(Running running, String service, int megabytes) {
    await().atMost(Running.LONG).until(() -> running.status(service).memoryMegabytes() > megabytes);
  }

  private static int port() throws IOException {
    return TinyService.freePort();
  }

  private static void get(int port, String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }
}
