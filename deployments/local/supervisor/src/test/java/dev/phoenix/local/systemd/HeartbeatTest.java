package dev.phoenix.local.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd is told, on a real socket of its kind. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeartbeatTest {

  private static final String MICROS = "60000";

  private @Nullable Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldBeatAsLongAsTheProcessGoesOn() throws Throwable {
    // given
    var address = abstractName();
    try (var systemd = new ListeningSocket(address)) {
      var started = start(address);
      assertThat(systemd.next()).isEqualTo("READY=1");
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
      var identity = List.of(ProcessIdentity.of(started.pid()).orElseThrow());

      // when it is stopped
      Signals.stop(identity);
      await().atMost(Duration.ofMinutes(1)).until(() -> allThreadsStandStill(started.pid()));
      drain(systemd);

      // then nothing comes until it goes on
      assertThat(systemd.now()).isEmpty();
      Signals.goOn(identity);
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1");

      // when it ends in order
      started.getOutputStream().close();

      // then
      var last = systemd.next();
      while (last.equals("WATCHDOG=1")) {
        last = systemd.next();
      }
      assertThat(last).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void shouldNotBeatForWhatIsStuck() throws Throwable {
    // given
    var address = abstractName();
    var asked = new Semaphore(0);
    try (var systemd = new ListeningSocket(address);
        var _ = Heartbeat.begin(manager(address), () -> stuck(asked))) {
      // when it was asked some times
      asked.acquire(3);

      // then
      assertThat(systemd.now()).isEmpty();
    }
  }

  @Test
  void shouldReachASocketWithAPath() throws Throwable {
    // given a path, which must be short
    var folder = Files.createTempDirectory("sd");
    var path = folder.resolve("notify");
    try (var systemd = new ListeningSocket(path.toString())) {
      // when
      manager(path.toString()).ready();

      // then
      assertThat(systemd.now()).isEqualTo("READY=1");
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  @Test
  void shouldDoNothingWithoutSystemd() {
    // given
    var none = ServiceManager.of(Map.of("WATCHDOG_USEC", MICROS));

    // when / then
    none.ready();
    assertThat(none.watchdog()).isNull();
    assertThat(ServiceManager.of(environment("@x")).watchdog()).isEqualTo(Duration.ofMillis(60));
  }

  @Test
  void shouldNotBeatForAnotherProcessOrForNoTime() {
    // given
    var others = environment("@x");
    others.put("WATCHDOG_PID", "1");
    var broken = environment("@x");
    broken.put("WATCHDOG_USEC", "soon");

    // when / then
    assertThat(ServiceManager.of(others).watchdog()).isNull();
    assertThat(ServiceManager.of(broken).watchdog()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@phoenix-nobody-listens-here", "/nowhere/notify", "vsock:2:1234", "x"})
  void shouldSayThatNobodyIsTold(String address) {
    assertThatThrownBy(() -> new NotifySocket(address).send("READY=1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(address);
    // and go on
    manager(address).ready();
  }

  private static boolean stuck(Semaphore asked) {
    asked.release();
    return false;
  }

  /** Each thread takes the signal a moment after it was sent. */
  private static boolean allThreadsStandStill(long pid) throws IOException {
    try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
      for (var thread : threads) {
        var stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    }
  }

  private static void drain(ListeningSocket systemd) throws Throwable {
    while (!systemd.now().isEmpty()) {
      continue;
    }
  }

  private static ServiceManager manager(String address) {
    return ServiceManager.of(environment(address));
  }

  private static Map<String, String> environment(String address) {
    return new HashMap<>(Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", MICROS));
  }

  private static String abstractName() {
    return "@phoenix-" + UUID.randomUUID();
  }

  private Process start(String address) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BeatingProcess.class.getName());
    builder.environment().putAll(environment(address));
    builder.environment().remove("WATCHDOG_PID");
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return process;
  }
}
