package dev.phoenix.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the engine itself counts, read from its Prometheus endpoint. */
final class EngineCounters {

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  EngineCounters(URI address) {
    this.address = address;
  }

  /** Jobs completed and root process instances completed since the engine started. */
  Counts read() throws IOException, InterruptedException {
    String text =
        http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    double jobs = 0;
    double instances = 0;
    for (String line : text.lines().toList()) {
      if (line.startsWith("zeebe_job_events_total{action=\"completed\"")) {
        jobs += value(line);
      } else if (line.startsWith("zeebe_executed_instances_total{")
          && line.contains("type=\"ROOT_PROCESS_INSTANCE\",action=\"completed\"")) {
        instances += value(line);
      }
    }
    return new Counts(jobs, instances);
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** Two counters at one moment. */
  record Counts(double jobs, double instances) {}
}
