package dev.phoenix.local.service;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus, and Alertmanager where it is installed, as services beside the others; the workers
 * ask the one and hear the other.
 *
 * @param prometheus the program
 * @param alertmanager the program; null where it is not installed
 */
public record Observability(Path prometheus, @Nullable Path alertmanager) {

  private static final String ALERTMANAGER = "alertmanager";

  /**
   * Looks for the programs.
   *
   * @param path where to look, as the variable {@code PATH}
   * @throws UserError if Prometheus is not installed; it says what to do
   */
  public static Observability installed(String path) {
    var prometheus =
        find(path, "prometheus")
            .orElseThrow(
                () ->
                    new UserError(
                        "--observability needs Prometheus, which is not on the PATH: install it"
                            + " (Debian and Ubuntu: apt-get install prometheus"
                            + " prometheus-alertmanager; else https://prometheus.io/download), or"
                            + " leave the option out"));
    return new Observability(
        prometheus, find(path, ALERTMANAGER, "prometheus-alertmanager").orElse(null));
  }

  private static Optional<Path> find(String path, String... names) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of(names).map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Adds them, and writes what they are configured by.
   *
   * @param services those that are watched
   * @param token what Alertmanager signs in to the workers with
   */
  public List<Service> added(List<Service> services, Home home, Settings settings, String token)
      throws IOException {
    var programs = new Programs(home, settings);
    var ports = settings.ports();
    var files = ObservabilityFiles.write(home, settings, services, alertmanager != null, token);
    var address = "http://127.0.0.1:" + ports.prometheus();
    var all = new ArrayList<Service>();
    for (var service : services) {
      all.add(
          service.name().equals("workers")
              ? service.with(
                  Map.of(
                      "PHOENIX_WORKERS_MONITORING_ALERT_PROMETHEUS", address,
                      "PHOENIX_WORKERS_MONITORING_ALERT_WEBHOOKTOKEN", token),
                  List.of())
              : service);
    }
    all.add(
        programs
            .service(
                "prometheus",
                List.of(
                    prometheus.toString(),
                    "--config.file=" + files.prometheus(),
                    "--storage.tsdb.path=" + home.data().resolve("prometheus"),
                    "--storage.tsdb.retention.time=" + settings.retentionDays() + "d",
                    "--web.listen-address=127.0.0.1:" + ports.prometheus(),
                    "--log.level=warn"),
                Map.of(),
                address + "/-/ready",
                List.of(ports.prometheus()),
                List.of(),
                address)
            .asOptional());
    if (alertmanager != null) {
      var itself = "http://127.0.0.1:" + ports.alertmanager();
      all.add(
          programs
              .service(
                  ALERTMANAGER,
                  List.of(
                      alertmanager.toString(),
                      "--config.file=" + files.alertmanager(),
                      "--storage.path=" + home.data().resolve(ALERTMANAGER),
                      "--web.listen-address=127.0.0.1:" + ports.alertmanager(),
                      // alone: it looks for no others
                      "--cluster.listen-address=",
                      "--log.level=warn"),
                  Map.of(),
                  itself + "/-/ready",
                  List.of(ports.alertmanager()),
                  List.of(),
                  itself)
              .asOptional());
    }
    return all;
  }
}
