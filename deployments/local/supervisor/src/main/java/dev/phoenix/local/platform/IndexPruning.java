package dev.phoenix.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Deletes indices of exported records and of archived instances that are older than so many days.
 */
public final class IndexPruning {

  // only what carries its day in its name: the live indices of Operate and Tasklist do not
  private static final Pattern DATED =
      Pattern.compile("(?:zeebe-record|operate|tasklist)[a-z0-9_.-]*_(\\d{4}-\\d{2}-\\d{2})");

  private final URI search;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Prunes the OpenSearch at that address. */
  public IndexPruning(URI search, Clock clock) {
    this.search = search;
    this.clock = clock;
  }

  /** Deletes what is older than {@code days}; answers the names. */
  public List<String> prune(int days) throws IOException, InterruptedException {
    var oldest = LocalDate.now(clock).minusDays(days);
    var deleted = new ArrayList<String>();
    for (JsonNode index : Json.MAPPER.readTree(send("GET", "/_cat/indices?format=json&h=index"))) {
      var name = index.path("index").asText();
      var dated = DATED.matcher(name);
      if (dated.matches() && isBefore(dated.group(1), oldest)) {
        send("DELETE", "/" + name);
        deleted.add(name);
      }
    }
    return deleted;
  }

  private static boolean isBefore(String day, LocalDate oldest) {
    try {
      return LocalDate.parse(day).isBefore(oldest);
    } catch (DateTimeParseException notADay) {
      return false;
    }
  }

  private String send(String method, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(search.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(method + " " + path + " answered " + response.statusCode());
    }
    return response.body();
  }
}
