package dev.phoenix.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir private Path folder;

  @Test
  void shouldHaveADefaultForEverything() {
    var settings = Settings.read(home(), Map.of());
    assertThat(settings.ports().rest()).isEqualTo(8080);
    assertThat(settings.retentionDays()).isEqualTo(7);
    assertThat(settings.watch()).isEqualTo(WatchSettings.standard());
  }

  @Test
  void shouldMoveAllPortsAtOnceAndSingleOnesFromThere() throws IOException {
    // given
    write("ports:\n  feed: 9999\nretentionDays: 3\n");

    // when
    var settings = Settings.read(home(), Map.of("PHOENIX_PORT_BASE", "20000"));

    // then
    assertThat(settings.ports().byName().values()).hasSize(16).doesNotHaveDuplicates();
    assertThat(settings.ports().rest()).isEqualTo(20000);
    assertThat(settings.ports().feed()).isEqualTo(9999);
    assertThat(settings.retentionDays()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'portz: {}',portz",
    "'ports: {feeed: 1}',ports.feeed",
    "'ports: {feed: 0}',ports.feed",
    "'ports: {feed: 70000}',ports.feed",
    "'ports: {feed: many}',ports.feed",
    "'retentionDays: 0',retentionDays",
    "'skills: {pictures: false}',skills.pictures",
    "'watch: {disc: {}}',watch.disc",
    "'watch: {slow: {answerSeconds: 5}}',watch.slow.answerSeconds",
    "'watch: {disk: {freeMegabyte: 1}}',watch.disk.freeMegabyte",
    "'watch: {disk: {freeMegabytes: much}}',watch.disk.freeMegabytes",
    "'watch: {model: {everySeconds: -1}}',watch.model.everySeconds",
    "'watch: {model: {failures: 0}}',watch.model.failures",
    "'watch: {memory: {limits: {feeed: 100}}}',watch.memory.limits.feeed",
    "'watch: {memory: {limits: {feed: 0}}}',watch.memory.limits.feed",
    "'watch: {patience: {camunda: 5}}',watch.patience.camunda",
    "'skills: {images: maybe}',skills.images",
    "'ports: [',phoenix.yaml"
  })
  void shouldNameTheKeyThatIsWrong(String yaml, String named) throws IOException {
    write(yaml);
    assertThatThrownBy(() -> Settings.read(home(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(named);
  }

  @Test
  void shouldSwitchASkillOff() throws IOException {
    assertThat(Settings.read(home(), Map.of()).skills().images()).isTrue();
    write("skills:\n  images: false\n");
    assertThat(Settings.read(home(), Map.of()).skills().images()).isFalse();
  }

  @Test
  void shouldAddDefaultsUnlessTheUserSetOneOfTheirKind() throws IOException {
    // given
    var defaults = Map.of("BUDGETS_PAYMENT", "500", "BUDGETS_CURRENCY", "EUR");
    write("environment: {BUDGETS_DESIGN: 7}");
    var set = Settings.read(home(), Map.of());
    write("environment: {OTHER: 7}");
    var unset = Settings.read(home(), Map.of());

    // then
    assertThat(set.withDefaults("BUDGETS_", Map.of(), defaults)).isEqualTo(set);
    assertThat(unset.withDefaults("BUDGETS_", Map.of("BUDGETS_X", "1"), defaults)).isEqualTo(unset);
    assertThat(unset.withDefaults("BUDGETS_", Map.of("PATH", "/bin"), defaults).environment())
        .containsAllEntriesOf(defaults)
        .containsEntry("OTHER", "7");
  }

  @Test
  void shouldReadHowToWatch() throws IOException {
    // given
    write(
        """
        watch:
          patience: {camunda: 60}
          slow: {answerSeconds: 2}
          model: {everySeconds: 0, answerSeconds: 5, failures: 2}
          memory: {freeMegabytes: 500, limits: {workers: 900}}
          disk: {freeMegabytes: 0}
        """);

    // when
    var watch = Settings.read(home(), Map.of()).watch();

    // then
    assertThat(watch)
        .isEqualTo(
            new WatchSettings(
                Map.of("camunda", Duration.ofSeconds(60)),
                Duration.ofSeconds(2),
                Duration.ZERO,
                Duration.ofSeconds(5),
                2,
                500,
                Map.of("workers", 900),
                0));
  }

  @Test
  void shouldTakeAnEmptyFileForDefaults() throws IOException {
    write("");
    assertThat(Settings.read(home(), Map.of()).ports()).isEqualTo(Ports.standard());
  }

  private void write(String yaml) throws IOException {
    Files.createDirectories(home().settingsFile().getParent());
    Files.writeString(home().settingsFile(), yaml);
  }

  private Home home() {
    return Home.of(Map.of("PHOENIX_HOME", folder.toString()));
  }
}
