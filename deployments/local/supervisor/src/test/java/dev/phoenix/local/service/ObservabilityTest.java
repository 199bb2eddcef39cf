package dev.phoenix.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservabilityTest {

  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");

  @TempDir private Path folder;

  @Test
  void shouldSayWhatToInstall() {
    assertThatThrownBy(() -> Observability.installed(folder.toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("apt-get install prometheus");
  }

  @Test
  void shouldScrapeWhatRunsWhereItListens() throws Exception {
    // given
    var home = home();
    var settings = Settings.read(home, Map.of("PHOENIX_PORT_BASE", "20000"));
    var both = new Observability(PROMETHEUS, Path.of("/usr/bin/alertmanager"));

    // when
    var all = both.added(List.of(service("workers", 20007)), home, settings, "a token");

    // then
    var run = home.directory().resolve("run/observability");
    assertThat(Files.readString(run.resolve("prometheus.yml")))
        .contains("127.0.0.1:20007", "127.0.0.1:20013", "127.0.0.1:20015")
        .contains(home.doorToken().toString())
        .doesNotContain("camunda", "8090", "9093");
    assertThat(Files.readString(run.resolve("alertmanager.yml")))
        .contains("http://127.0.0.1:20007/monitoring/alerts")
        .doesNotContain("a token");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(run.resolve("alert-token"))))
        .isEqualTo("rw-------");
    assertThat(all)
        .extracting(Service::name)
        .containsExactly("workers", "prometheus", "alertmanager");
    assertThat(all.getFirst().environment())
        .containsEntry("PHOENIX_WORKERS_MONITORING_ALERT_PROMETHEUS", "http://127.0.0.1:20014")
        .containsEntry("PHOENIX_WORKERS_MONITORING_ALERT_WEBHOOKTOKEN", "a token");
    assertThat(all.get(1).command()).contains("--storage.tsdb.retention.time=7d");
    assertThat(all.get(1).optional()).isTrue();
  }

  @Test
  void shouldDoWithoutAlertmanager() throws Exception {
    // given
    var home = home();

    // when
    var all =
        new Observability(PROMETHEUS, null)
            .added(
                List.of(service("workers", 8090)), home, Settings.read(home, Map.of()), "a token");

    // then
    assertThat(all).extracting(Service::name).containsExactly("workers", "prometheus");
    assertThat(Files.readString(home.directory().resolve("run/observability/prometheus.yml")))
        .doesNotContain("alerting");
  }

  private Home home() {
    return new Home(Path.of("../../..").toAbsolutePath().normalize(), folder, folder);
  }

  private static Service service(String name, int port) {
    var address = "http://127.0.0.1:" + port;
    return new Service(
        name,
        List.of("true"),
        Map.of(),
        Path.of("."),
        new HealthCheck(URI.create(address)),
        List.of(port),
        List.of(),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        false,
        address);
  }
}
