package dev.phoenix.model.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real trainer, as a process. */
@EnabledOnOs(OS.LINUX)
class CoreTrainingTest {

  @TempDir private Path folder;

  @Test
  void shouldPauseATrainerLetItGoOnAndEndIt() throws Exception {
    // given
    long pid;
    try (var training = CoreTraining.start(folder, 1, 100_000)) {
      pid = training.pid();
      training.awaitFirstStep();

      // when / then
      training.pause(true);
      awaitStopped(pid, true);
      training.pause(false);
      awaitStopped(pid, false);
    }

    // then
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void shouldSaySpeedsOfEachNumberOfProcessors() throws Exception {
    // when
    var figures = TrainingSpeed.measure(folder, 1, 2);

    // then
    assertThat(figures)
        .containsOnlyKeys("train_tokens_per_s_1", "train_tokens_per_s_2", "train_tokens_per_s_4")
        .hasEntrySatisfying(
            "train_tokens_per_s_4",
            figure -> assertThat(figure.parts()).containsEntry("threads", 2.0));
    assertThat(figures.values()).allSatisfy(figure -> assertThat(figure.value()).isPositive());
  }

  @Test
  void shouldSayThatATrainerEndedWhichCannotBePaused() throws Exception {
    // given
    try (var training = CoreTraining.start(folder, 1, 1)) {
      training.tokensPerSecond();

      // when / then
      assertThatThrownBy(() -> training.pause(true))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it has ended");
    }
  }

  private static void awaitStopped(long pid, boolean stopped) {
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () -> {
              var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
              return stat.charAt(stat.lastIndexOf(')') + 2) == 'T' == stopped;
            });
  }
}
