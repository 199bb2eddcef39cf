package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small run of {@code phoenix bench recovery}; all of its table is for the command line. */
@Order(1)
class RecoveryTrialTest {

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void shouldHealWhatHangsAndTellItOnce(@TempDir Path folder) throws Exception {
    // given
    var launcher = new Launcher(folder.resolve("phoenix"), FreePorts.base());
    var json = folder.resolve("figures.json");

    // when
    var trial = launcher.run("bench", "recovery", "--only", "feed@hung", "--json", "" + json);

    // then
    assertThat(trial.code()).as(trial.output()).isZero();
    assertThat(Figures.in(json))
        .as(trial.output())
        .containsEntry("faults_tried", 1.0)
        .containsEntry("faults_not_healed", 0.0)
        .containsEntry("untold", 0.0)
        .containsEntry("told_twice", 0.0)
        .containsEntry("told_besides", 0.0)
        .containsEntry("duplicate_posts", 0.0)
        .containsEntry("lost_instances", 0.0);
    assertThat(launcher.processes()).as("processes left behind").isEmpty();
  }
}
