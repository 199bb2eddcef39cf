package dev.phoenix.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCatalogTest {

  private static final URI CLUSTER = URI.create("http://127.0.0.1:8080");

  @TempDir private Path root;

  @BeforeEach
  void build() throws IOException {
    for (var jar :
        List.of(
            "deployments/feed/target/phoenix-feed-1-exec.jar",
            "deployments/telegram/target/phoenix-telegram-double-1-exec.jar",
            "deployments/local/bench/target/phoenix-bench-1-SNAPSHOT.jar",
            "model-runtime/server/target/phoenix-model-server-1-exec.jar",
            "workers/target/phoenix-workers-1-exec.jar")) {
      Files.createDirectories(root.resolve(jar).getParent());
      Files.createFile(root.resolve(jar));
    }
  }

  @Test
  void shouldStartTextsAndImagesAsProcessesOfTheirOwn() throws IOException {
    // when
    var services = catalog("").forCluster(CLUSTER, CLUSTER);

    // then
    assertThat(services)
        .extracting(Service::name)
        .containsExactly("feed", "model-runtime", "model-runtime-images", "workers");
    var text = services.get(1);
    var images = services.get(2);
    assertThat(text.command())
        .contains(
            "--server.port=8091",
            "--phoenix.model-runtime.role=text",
            "--phoenix.model-runtime.images.address=http://127.0.0.1:8093");
    assertThat(text.optional()).isFalse();
    assertThat(images.command())
        .contains("--server.port=8093", "--phoenix.model-runtime.role=images");
    assertThat(images.optional()).isTrue();
    assertThat(images.ports()).containsExactly(8093);
    assertThat(services.get(3).command())
        .contains(
            "--phoenix.workers.image.runtime=http://127.0.0.1:8093",
            "--phoenix.workers.learning.runtime=http://127.0.0.1:8091");
    assertThat(Set.of(text.directory(), images.directory())).hasSize(2);
  }

  @Test
  void shouldEndNobodyWhoOnlyLacksSomethingOutside() throws IOException {
    assertThat(catalog("watch: {patience: {workers: 45}}").forCluster(CLUSTER, CLUSTER))
        .allSatisfy(
            service -> {
              assertThat(service.health().alive())
                  .hasToString(service.address() + "/actuator/health/liveness");
              assertThat(service.command())
                  .contains("--management.endpoint.health.probes.enabled=true");
              assertThat(service.health().patience())
                  .isEqualTo(service.name().equals("workers") ? Duration.ofSeconds(45) : null);
            });
  }

  @Test
  void shouldTellEverybodyThatImagesAreOff() throws IOException {
    // when
    var services = catalog("skills: {images: false}").forCluster(CLUSTER, CLUSTER);

    // then
    assertThat(services)
        .extracting(Service::name)
        .containsExactly("feed", "model-runtime", "workers");
    assertThat(services.get(1).command()).contains("--phoenix.model-runtime.images.enabled=false");
    assertThat(services.get(2).command()).contains("--phoenix.workers.image.enabled=false");
  }

  @Test
  void shouldStartTheDoubleOfTelegramOnlyWhereItIsAskedFor() throws IOException {
    // when
    var without = catalog("").forCluster(CLUSTER, CLUSTER);
    var services = catalog("").withTelegramDouble().forCluster(CLUSTER, CLUSTER);

    // then
    assertThat(without.getLast().environment()).doesNotContainKey(TelegramDouble.OWN_BOT);
    assertThat(services)
        .extracting(Service::name)
        .containsExactly("feed", "model-runtime", "model-runtime-images", "telegram", "workers");
    var telegram = services.get(3);
    assertThat(telegram.ports()).containsExactly(8094);
    assertThat(telegram.command())
        .contains(
            "--server.port=8094",
            "--phoenix.telegram.chats=4242",
            "--phoenix.telegram.data-directory=" + root.resolve("home/data/telegram"));
    assertThat(services.getLast().environment())
        .containsEntry("PHOENIX_WORKERS_TELEGRAM_MODE", "polling")
        .containsEntry("PHOENIX_WORKERS_TELEGRAM_API", "http://127.0.0.1:8094")
        .containsEntry("PHOENIX_WORKERS_TELEGRAM_CHAT", "4242")
        .containsEntry("PHOENIX_WORKERS_TELEGRAM_USERS_0", "7")
        .containsEntry("PHOENIX_WORKERS_TELEGRAM_USERS_1", "4242");
    assertThat(telegram.command())
        .contains(
            "--phoenix.telegram.token="
                + services.getLast().environment().get("PHOENIX_WORKERS_TELEGRAM_TOKEN"));
  }

  @Test
  void shouldReadRequestsFromTheDatabaseThatTheWorkersUse() throws IOException {
    // given
    var catalog = catalog("");

    // then
    assertThat(catalog.requestsReader(true))
        .contains(catalog.ledgerEnvironment().get("SPRING_DATASOURCE_URL"));
    assertThat(String.join(" ", catalog.requestsReader(false)))
        .contains("jdbc:h2:file:" + root.resolve("home/data/workers/workers"), "IFEXISTS=TRUE");
  }

  private ServiceCatalog catalog(String yaml) throws IOException {
    var home =
        Home.of(
            Map.of(
                "PHOENIX_ROOT", root.toString(), "PHOENIX_HOME", root.resolve("home").toString()));
    Files.createDirectories(home.settingsFile().getParent());
    Files.writeString(home.settingsFile(), yaml);
    return new ServiceCatalog(home, Settings.read(home, Map.of()));
  }
}
