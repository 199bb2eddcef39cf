package dev.phoenix.local.platform;

import dev.phoenix.local.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The forms that Tasklist has imported. A task whose form Tasklist imports after the task shows its
 * variables instead, for ever (Camunda 8.6), so whoever starts instances right after a deployment
 * waits for the forms.
 */
public final class TasklistForms {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final URI search;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Looks into the OpenSearch at that address. */
  public TasklistForms(URI search) {
    this.search = search;
  }

  /**
   * Waits until all of these are there.
   *
   * @param ids of forms
   * @return false if they are not, after that time
   */
  public boolean await(Collection<String> ids, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (true) {
      if (imported().containsAll(ids)) {
        return true;
      }
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
  }

  private Set<String> imported() throws InterruptedException {
    var ids = new HashSet<String>();
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(
                      search.resolve("/tasklist-form-*/_search?size=1000&_source=bpmnId"))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Json.MAPPER
          .readTree(answer.body())
          .at("/hits/hits")
          .forEach(hit -> ids.add(hit.at("/_source/bpmnId").asText()));
    } catch (IOException e) {
      // not there yet
      return Set.of();
    }
    return ids;
  }
}
