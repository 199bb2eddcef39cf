package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.local.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor knows whether it still looks after its services. */
class StuckSupervisorTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  @TempDir private Path home;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private @Nullable Supervisor supervisor;

  @AfterEach
  void stop() {
    goOn.countDown();
    if (supervisor != null) {
      supervisor.stop();
    }
  }

  @Test
  void shouldSayThatTheThreadOfAServiceIsStuck() throws Exception {
    // given one that is told of a death, and does not come back
    var started = started(new Stuck());
    assertThat(started.turns(LONG)).isTrue();
    process(started).find().orElseThrow().destroyForcibly();
    await()
        .atMost(LONG)
        .until(() -> started.state().services().getFirst().state() == ServiceState.RESTARTING);

    // when / then
    await().atMost(LONG).until(() -> !started.turns(A_WHILE));
    goOn.countDown();
    await()
        .atMost(LONG)
        .until(() -> started.state().services().getFirst().state() == ServiceState.HEALTHY);
    assertThat(started.turns(LONG)).isTrue();
  }

  @Test
  void shouldNotCallAnEndStuck() throws Exception {
    // given
    var started = started(new Happenings());

    // when
    started.stop();

    // then nothing turns any more, nor is it to
    assertThat(started.turns(Duration.ZERO)).isTrue();
  }

  private Supervisor started(SupervisionListener listener) throws Exception {
    var service = TinyService.service("one", home, TinyService.freePort(), List.of());
    var made =
        new Supervisor(
            List.of(service),
            home.resolve("logs"),
            new RunStateFile(home.resolve("run/state.json")),
            new Timing(Duration.ofMillis(20), Duration.ofMillis(20), LONG, LONG),
            RestartPolicy.untiring(),
            Clock.systemUTC(),
            listener);
    supervisor = made;
    made.start();
    assertThat(made.awaitHealthy()).isTrue();
    return made;
  }

  private static ProcessIdentity process(Supervisor supervisor) {
    return supervisor.state().services().getFirst().processes().iterator().next();
  }

  private final class Stuck implements SupervisionListener {

    @Override
    public void restarting(String service, Reason reason, Duration wait) {
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void starting(String service, long pid) {}

    @Override
    public void healthy(String service, Duration after) {}

    @Override
    public void givenUp(String service, Reason reason) {}

    @Override
    public void stopped(String service) {}
  }
}
