package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Detached trainers and gates, which only the locks of their folders tell of. */
@SuppressWarnings("NullAway.Init")
class OrphansTest {

  private static final Duration GRACE = Duration.ofMillis(500);

  @TempDir private Path nights;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "gate", "gate-shipped"})
  void shouldEndAProcessThatHoldsANight(String step) throws Exception {
    // given
    lock(step, "process %d since %s\n".formatted(process.pid(), Instant.now()));

    // when
    var left = Orphans.end(nights, GRACE);

    // then
    assertThat(left).isEmpty();
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void shouldFindTheProcessOfAStepAndNotOfAnother() throws Exception {
    // given
    lock("gate", "process %d since %s\n".formatted(process.pid(), Instant.now()));

    // then
    var night = nights.resolve("night-1");
    assertThat(Orphans.in(night.resolve("gate")))
        .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(process.pid()));
    assertThat(Orphans.in(night.resolve("train"))).isEmpty();
  }

  @Test
  void shouldLeaveAProcessThatGotTheNumberLater() throws Exception {
    // given
    var before = process.info().startInstant().orElseThrow().minusSeconds(60);
    lock("train", "process %d since %s\n".formatted(process.pid(), before));

    // when
    Orphans.end(nights, GRACE);

    // then
    assertThat(process.isAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "process 1",
        "process x since now\n",
        "process 99999999999 since 2026-01-01T00:00:00Z"
      })
  void shouldPassOverWhatIsNoLock(String text) throws Exception {
    // given
    lock("train", text);

    // when / then
    assertThat(Orphans.end(nights, GRACE)).isEmpty();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void shouldHaveNothingToDoWithoutNights() {
    assertThat(Orphans.end(nights.resolve("none"), GRACE)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldEndAProcessThatWasLaunchedAndHasNoLockYet() throws Exception {
    // given
    var folder = Files.createDirectories(nights.resolve("night-1/train"));
    var launched = new ProcessBuilder("sh", "-c", "sleep 600; :", folder.toString()).start();
    Files.writeString(folder.resolve("launch.json"), "{\"pid\": %d}".formatted(launched.pid()));

    // when
    var left = Orphans.end(nights, GRACE);

    // then
    assertThat(left).isEmpty();
    boolean ended = launched.waitFor(30, TimeUnit.SECONDS);
    launched.destroyForcibly();
    assertThat(ended).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"pid\": %d", "{\"pid\": %d}", "{\"pid\": \"x\"}", "[]"})
  void shouldLeaveAProcessThatWorksElsewhere(String launch) throws Exception {
    // given
    var folder = Files.createDirectories(nights.resolve("night-1/gate"));
    Files.writeString(folder.resolve("launch.json"), launch.formatted(process.pid()));

    // when
    Orphans.end(nights, GRACE);

    // then
    assertThat(process.isAlive()).isTrue();
  }

  private void lock(String step, String text) throws IOException {
    var folder = Files.createDirectories(nights.resolve("night-1").resolve(step));
    Files.writeString(folder.resolve("lock"), text);
  }
}
