package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialHomeTest {

  @Test
  void shouldWriteAConfigurationThatTheLauncherReads(@TempDir Path folder) throws Exception {
    // given
    var home = Home.of(Map.of("PHOENIX_HOME", folder.toString()));
    var environment = Map.of("PHOENIX_PORT_BASE", "30000");

    // when
    TrialHome.prepare(home, Settings.read(home, environment));

    // then
    var settings = Settings.read(home, environment);
    assertThat(settings.ports().rest()).isEqualTo(30000);
    assertThat(settings.skills().images()).isFalse();
    assertThat(settings.environment())
        .containsEntry("PHOENIX_WORKERS_LEARNING_NIGHTLY_ENABLED", "false")
        .containsEntry("PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_EN_1", "#SlowOven");
    var golden = Path.of(settings.environment().get("PHOENIX_WORKERS_LEARNING_GOLDENSET"));
    assertThat(Files.readString(Path.of(golden + ".sha256"))).startsWith(TrialHome.sha256(golden));
    assertThat(Files.readAllLines(TrialHome.verdicts(home))).hasSize(40);
  }

  @Test
  void shouldDigestAsOtherProgramsDo(@TempDir Path folder) throws Exception {
    // given
    var file = Files.writeString(folder.resolve("abc"), "abc");

    // then
    assertThat(TrialHome.sha256(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
