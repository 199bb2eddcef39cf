package dev.phoenix.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.commons.effect.EffectEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that publishes is killed at each step and started again, as an engine would offer its
 * job again, until the flow is through. The remote takes every entry that it is sent, so that a
 * second send would be seen.
 */
class KillTest {

  private static final int HALTED = 42;
  private static final int KILLED = 137;

  @TempDir Path folder;
  private final AtomServer remote = new AtomServer();
  private final AtomicReference<Process> running = new AtomicReference<>();

  @AfterEach
  void close() {
    remote.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = EffectEvent.Type.class,
      names = {"INTENDED", "SENT", "CONFIRMED"})
  void shouldPublishOnceWhenKilledAtATransition(EffectEvent.Type at) throws Exception {
    // given
    assertThat(run(7, at.name())).isEqualTo(HALTED);

    // when
    var published = runToTheEnd(7);

    // then
    assertThat(published).isZero();
    assertThat(remote.entries()).hasSize(1);
    assertLookedUpBetweenSends();
  }

  @Test
  void shouldPublishOnceWhenKilledAfterTheRemoteAcceptedAndBeforeItAnswered() throws Exception {
    // given
    remote.posting(
        (self, exchange, body) -> {
          self.accept(body);
          kill();
        });
    assertThat(run(7, "-")).isEqualTo(KILLED);

    // when
    var published = runToTheEnd(7);

    // then
    assertThat(published).isZero();
    assertThat(remote.entries()).hasSize(1);
    assertThat(remote.requests()).containsExactly("POST", "GET");
  }

  @Test
  void shouldPublishOnceWhenKilledBeforeTheRemoteAccepted() throws Exception {
    // given
    remote.posting((self, exchange, body) -> kill());
    assertThat(run(7, "-")).isEqualTo(KILLED);
    remote.posting((self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));

    // when
    var published = runToTheEnd(7);

    // then
    assertThat(published).isZero();
    assertThat(remote.entries()).hasSize(1);
    assertLookedUpBetweenSends();
  }

  @Test
  void shouldPublishOnceWhenKilledOnTheWayToASecondSend() throws Exception {
    // given
    remote.posting(AtomServer.status(500));
    assertThat(run(7, "ABSENT")).isEqualTo(HALTED);
    remote.posting((self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));
    assertThat(run(7, "SENT")).isEqualTo(HALTED);

    // when
    var published = runToTheEnd(7);

    // then
    assertThat(published).isZero();
    assertThat(remote.entries()).hasSize(1);
    assertLookedUpBetweenSends();
  }

  @Test
  void shouldPublishEachPostOnceOverASeededSeriesOfKills() throws Exception {
    var random = new Random(20260301);
    var kills = new String[] {"INTENDED", "SENT", "CONFIRMED", "UNKNOWN", "ABSENT", "-"};
    for (int post = 1; post <= 4; post++) {
      // given
      var unlucky = random.nextInt(3) == 0;
      remote.posting(
          unlucky
              ? (self, exchange, body) -> self.accept(body)
              : (self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));
      run(post, kills[random.nextInt(kills.length)]);

      // when
      remote.posting((self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));
      runToTheEnd(post);

      // then
      assertThat(remote.entries()).hasSize(post).doesNotHaveDuplicates();
    }
  }

  private int runToTheEnd(long elementInstanceKey) throws Exception {
    return run(elementInstanceKey, "-");
  }

  private int run(long elementInstanceKey, String haltAt) throws Exception {
    var log = folder.resolve("child.log");
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName(),
                folder.resolve("ledger").toString(),
                remote.collection(),
                String.valueOf(elementInstanceKey),
                haltAt)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    running.set(child);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).as(() -> text(log)).isTrue();
    assertThat(child.exitValue()).as(() -> text(log)).isIn(0, HALTED, KILLED);
    return child.exitValue();
  }

  /** Kill -9, and the handler returns only once the process is gone. */
  private void kill() {
    running.get().destroyForcibly().onExit().join();
  }

  private void assertLookedUpBetweenSends() {
    var requests = String.join(" ", remote.requests());
    assertThat(requests).doesNotContain("POST POST");
  }

  private static String text(Path log) {
    try {
      return java.nio.file.Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
