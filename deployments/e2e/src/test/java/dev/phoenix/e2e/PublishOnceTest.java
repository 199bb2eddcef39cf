package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small run of {@code phoenix bench publish}, each fault at least once: workers, feed server and
 * ledger killed, answers lost and late. The whole run of a hundred is for the command line.
 */
@Order(1)
class PublishOnceTest {

  /** Eleven kinds of faults with PostgreSQL, nine without. */
  private static final int RUNS = 22;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void shouldPublishEachPostExactlyOnceWhateverIsKilled(@TempDir Path folder) throws Exception {
    // given
    var launcher = new Launcher(folder.resolve("phoenix"), FreePorts.base());
    var json = folder.resolve("figures.json");

    // when
    var bench =
        launcher.run("bench", "publish", "--runs", "" + RUNS, "--seed", "7", "--json", "" + json);

    // then
    assertThat(bench.code()).as(bench.output()).isZero();
    assertThat(Figures.in(json))
        .as(bench.output())
        .containsEntry("runs", (double) RUNS)
        .containsEntry("duplicates", 0.0)
        .containsEntry("lost", 0.0)
        .containsEntry("unfinished", 0.0)
        .containsEntry("sent_without_look_up", 0.0);
    assertThat(launcher.processes()).as("processes left behind").isEmpty();
  }
}
