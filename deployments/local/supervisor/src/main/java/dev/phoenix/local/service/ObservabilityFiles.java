package dev.phoenix.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.home.WholeFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configurations of {@code deployments/observability} with this Phoenix's ports and paths.
 *
 * @param prometheus what Prometheus is started with
 * @param alertmanager what Alertmanager is started with
 */
record ObservabilityFiles(Path prometheus, Path alertmanager) {

  private static final YAMLMapper YAML = new YAMLMapper();

  static ObservabilityFiles write(
      Home home, Settings settings, List<Service> services, boolean alerts, String token)
      throws IOException {
    var from = home.root().resolve("deployments/observability");
    var to = home.directory().resolve("run/observability");
    var prometheus = (ObjectNode) YAML.readTree(Files.readString(from.resolve("prometheus.yml")));
    prometheus.putArray("rule_files").add(from.resolve("rules/*.yml").toString());
    if (!alerts) {
      prometheus.remove("alerting");
    } else {
      targets(prometheus.at("/alerting/alertmanagers/0"), settings.ports().alertmanager());
    }
    scrape(home, prometheus, settings.ports(), services);
    var alertmanager =
        (ObjectNode) YAML.readTree(Files.readString(from.resolve("alertmanager.yml")));
    var webhook = (ObjectNode) alertmanager.at("/receivers/0/webhook_configs/0");
    webhook.put("url", "http://127.0.0.1:" + settings.ports().workers() + "/monitoring/alerts");
    var secret = to.resolve("alert-token");
    ((ObjectNode) webhook.at("/http_config/authorization"))
        .put("credentials_file", secret.toString());
    var files =
        new ObservabilityFiles(to.resolve("prometheus.yml"), to.resolve("alertmanager.yml"));
    WholeFile.write(files.prometheus(), YAML.writeValueAsBytes(prometheus));
    WholeFile.write(files.alertmanager(), YAML.writeValueAsBytes(alertmanager));
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(secret, token.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** Each service that runs, and the supervisor's door. */
  private static void scrape(
      Home home, ObjectNode prometheus, Ports ports, List<Service> services) {
    Map<String, Service> running =
        services.stream().collect(Collectors.toMap(Service::name, Function.identity()));
    var jobs = (ArrayNode) prometheus.path("scrape_configs");
    for (var each = jobs.iterator(); each.hasNext(); ) {
      var job = each.next();
      var name = job.path("job_name").asText();
      if (name.equals("supervisor")) {
        targets(job, ports.supervisor());
        ((ObjectNode) job.path("authorization"))
            .put("credentials_file", home.doorToken().toString());
      } else if (!running.containsKey(name)) {
        each.remove();
      } else if (name.equals("camunda")) {
        targets(job, ports.management());
      } else {
        targets(job, URI.create(running.get(name).address()).getPort());
      }
    }
  }

  private static void targets(JsonNode of, int port) {
    ((ObjectNode) of.at("/static_configs/0")).putArray("targets").add("127.0.0.1:" + port);
  }
}
