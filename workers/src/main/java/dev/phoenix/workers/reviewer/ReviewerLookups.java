package dev.phoenix.workers.reviewer;

import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.workers.WorkersSettings.ReviewerSource;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Makes the lookup that fits a cluster. */
public final class ReviewerLookups {

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  private ReviewerLookups() {}

  /** The lookup for {@code source}, which asks where {@code client} is configured to. */
  public static ReviewerLookup of(ReviewerSource source, CamundaClient client) {
    var http =
        new LimitedHttpClient(
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 2 << 20));
    var rest = new CamundaRest(client.getConfiguration(), http);
    return new ForgivingLookup(
        () ->
            switch (source) {
              case TASKLIST_V1 -> new TasklistV1Lookup(rest);
              case CAMUNDA_V2 -> new CamundaV2Lookup(rest);
              case AUTO ->
                  searchesV2(version(client))
                      ? new CamundaV2Lookup(rest)
                      : new TasklistV1Lookup(rest);
            });
  }

  private static String version(CamundaClient client) {
    return client
        .newTopologyRequest()
        .requestTimeout(Duration.ofSeconds(5))
        .send()
        .join(5, TimeUnit.SECONDS)
        .getGatewayVersion();
  }

  /** Whether a gateway of this version has the v2 search API with tasks in it. */
  static boolean searchesV2(String version) {
    var parts = VERSION.matcher(version);
    if (!parts.matches()) {
      return false;
    }
    int major = Integer.parseInt(parts.group(1));
    return major > 8 || (major == 8 && Integer.parseInt(parts.group(2)) >= 8);
  }
}
