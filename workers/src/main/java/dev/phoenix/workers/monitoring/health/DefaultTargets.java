package dev.phoenix.workers.monitoring.health;

import static dev.phoenix.workers.monitoring.health.Group.COMPONENT;
import static dev.phoenix.workers.monitoring.health.Group.INTEGRATION;
import static dev.phoenix.workers.monitoring.health.Group.SERVICE;

import dev.phoenix.workers.WorkersSettings;
import dev.phoenix.workers.image.ImageSettings;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The targets that follow from what else is configured. */
final class DefaultTargets {

  private final HealthSettings health;
  private final WorkersSettings workers;
  private final ImageSettings images;
  private final BotSettings bot;
  private final SupervisorSettings supervisor;
  private final Environment environment;

  DefaultTargets(
      HealthSettings health,
      WorkersSettings workers,
      ImageSettings images,
      BotSettings bot,
      SupervisorSettings supervisor,
      Environment environment) {
    this.health = health;
    this.workers = workers;
    this.images = images;
    this.bot = bot;
    this.supervisor = supervisor;
    this.environment = environment;
  }

  List<TargetSettings> all() {
    var all = new ArrayList<TargetSettings>();
    components(all);
    services(all);
    integrations(all);
    return all;
  }

  private void components(List<TargetSettings> all) {
    all.add(TargetSettings.of("database", "Database", Kind.DATABASE, COMPONENT).critically());
    all.add(
        TargetSettings.of("disk", "Disk", Kind.DISK, COMPONENT)
            .on(workers.dataDirectory())
            .service("disk")
            .critically());
    all.add(TargetSettings.of("memory", "Memory", Kind.MEMORY, COMPONENT));
    if (supervisor.address() != null) {
      all.add(TargetSettings.of("backup", "Last backup", Kind.BACKUP, COMPONENT));
    }
    if (environment.getProperty("phoenix.workers.learning.nightly.enabled", Boolean.class, true)) {
      all.add(TargetSettings.of("night", "Last night of learning", Kind.NIGHT, COMPONENT));
    }
  }

  private void services(List<TargetSettings> all) {
    if (health.opensearch() != null) {
      all.add(
          TargetSettings.of("opensearch", "OpenSearch", Kind.OPENSEARCH, SERVICE)
              .at(health.opensearch())
              .service("opensearch")
              .critically());
    }
    all.add(
        TargetSettings.of("camunda", "Camunda", Kind.CAMUNDA, SERVICE)
            .at(health.camundaManagement())
            .service("camunda")
            .critically());
    all.add(
        TargetSettings.of("model-runtime", "Model runtime", Kind.MODEL_RUNTIME, SERVICE)
            .at(environment.getProperty("phoenix.workers.learning.runtime"))
            .service("model-runtime")
            .critically());
    all.add(
        TargetSettings.of("model-runtime-grpc", "Model runtime, gRPC", Kind.GRPC, SERVICE)
            .at(workers.model().host() + ":" + workers.model().port())
            .needing("model-runtime"));
    all.add(
        TargetSettings.of("drafting", "Drafting", Kind.DRAFTING, SERVICE)
            .needing("model-runtime")
            .service("sense:model-runtime")
            .critically());
    if (images.enabled() && !images.runtime().equals(runtime())) {
      all.add(
          TargetSettings.of("images", "Images", Kind.HTTP, SERVICE)
              .at(images.runtime().resolve("/actuator/health"))
              .service("model-runtime-images"));
    }
  }

  private void integrations(List<TargetSettings> all) {
    var feed = feed();
    if (feed != null) {
      all.add(
          TargetSettings.of("feed", "Feed", Kind.FEED, INTEGRATION)
              .at(feed)
              .service("feed")
              .critically());
    }
    if (bot.token() != null && !bot.token().isBlank()) {
      all.add(TargetSettings.of("telegram", "Telegram", Kind.TELEGRAM, INTEGRATION));
    }
  }

  /**
   * Where posts are published, as the flows' secret says; of a server elsewhere only who set it up
   * knows where its service document is.
   */
  private @Nullable URI feed() {
    if (health.feed() != null) {
      return health.feed();
    }
    var collection = environment.getProperty("CONN_PHOENIX_FEED_COLLECTION");
    try {
      var here = collection == null ? null : URI.create(collection.strip());
      return here != null && "127.0.0.1".equals(here.getHost()) ? here.resolve("/service") : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable URI runtime() {
    return environment.getProperty("phoenix.workers.learning.runtime", URI.class);
  }
}
