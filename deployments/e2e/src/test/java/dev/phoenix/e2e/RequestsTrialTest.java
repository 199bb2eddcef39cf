package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small run of {@code phoenix bench requests}: races between Tasklist and Telegram, payments
 * under kills, and more approvals than the budget covers. The whole run is for the command line.
 */
@Order(1)
class RequestsTrialTest {

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void shouldDecideAskAndBookOnceWhateverIsKilled(@TempDir Path folder) throws Exception {
    // given
    var launcher = new Launcher(folder.resolve("phoenix"), FreePorts.base());
    var json = folder.resolve("figures.json");

    // when
    var bench =
        launcher.run(
            "bench",
            "requests",
            "--only",
            "h2",
            "--races",
            "4",
            "--requests",
            "4",
            "--approvals",
            "12",
            "--seed",
            "4",
            "--json",
            "" + json);

    // then
    assertThat(bench.code()).as(bench.output()).isZero();
    var figures = Figures.in(json);
    assertThat(figures)
        .as(bench.output())
        .containsEntry("races", 4.0)
        .containsEntry("requests", 4.0)
        .containsEntry("double_decisions", 0.0)
        .containsEntry("wrong_outcomes", 0.0)
        .containsEntry("told", 4.0)
        .containsEntry("double_asked", 0.0)
        .containsEntry("double_bookings", 0.0)
        .containsEntry("lost", 0.0)
        .containsEntry("passed", 10.0)
        .containsEntry("overspent", 0.0);
    assertThat(figures.get("kills")).isPositive();
    assertThat(launcher.processes()).as("processes left behind").isEmpty();
  }
}
