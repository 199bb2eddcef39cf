package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small run of {@code phoenix bench crashes}: the kill that comes nearest to leaving a night
 * between what was live and what is to be. The whole matrix is for {@code phoenix test --long}.
 */
@Order(1)
class NightCrashTest {

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void shouldEndANightWholeWhateverIsKilled(@TempDir Path folder) throws Exception {
    // given
    var launcher = new Launcher(folder.resolve("phoenix"), FreePorts.base());
    var json = folder.resolve("figures.json");

    // when
    var trial =
        launcher.run("bench", "crashes", "--only", "model-runtime@activating", "--json", "" + json);

    // then
    assertThat(trial.code()).as(trial.output()).isZero();
    assertThat(Figures.in(json))
        .as(trial.output())
        .containsEntry("cells", 1.0)
        .containsEntry("between", 0.0)
        .containsEntry("next_run_failed", 0.0);
    assertThat(launcher.processes()).as("processes left behind").isEmpty();
  }
}
