package dev.phoenix.local.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that keeps {@code up} running. */
class UnitFileTest {

  private static final Path CHECKOUT = Path.of("../../..").toAbsolutePath().normalize();
  private static final Path UNIT = CHECKOUT.resolve("deployments/systemd/phoenix.service");

  @TempDir private Path folder;

  @Test
  void shouldWaitForWhatTheSupervisorTells() throws Exception {
    assertThat(Files.readAllLines(UNIT))
        .contains("Type=notify", "NotifyAccess=main", "WatchdogSec=60s", "WatchdogSignal=SIGTERM")
        .contains("Restart=on-failure", "KillMode=mixed");
  }

  @Test
  void shouldBeUnderstoodBySystemd() throws Exception {
    // given
    var analyze = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(analyze), "UnitFileTest needs systemd-analyze");
    var unit = folder.resolve("phoenix.service");
    Files.writeString(unit, Files.readString(UNIT).replace("%h/phoenix", CHECKOUT.toString()));

    // when
    var process =
        new ProcessBuilder(analyze.toString(), "verify", "--man=no", unit.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // then it names no line of this unit
    assertThat(said).doesNotContain("phoenix.service");
    assertThat(process.waitFor()).isZero();
  }
}
