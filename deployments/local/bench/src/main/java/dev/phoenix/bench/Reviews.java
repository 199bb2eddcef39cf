package dev.phoenix.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The reviewer who approves everything as it is, through REST, several at once. */
final class Reviews {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 8;
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));

  private final URI rest;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> done = new HashSet<>();

  Reviews(URI rest) {
    this.rest = rest;
  }

  /**
   * Completes what waits now. Tasklist shows a task about a second after the engine made it, and a
   * completed one a little longer.
   */
  void approveAll() throws IOException, InterruptedException {
    ObjectNode query =
        JSON.createObjectNode()
            .put("state", "CREATED")
            .put("taskDefinitionId", "review-text")
            .put("pageSize", 200);
    query
        .putArray("includeVariables")
        .addObject()
        .put("name", "text")
        .put("alwaysReturnFullValue", true);
    Semaphore slots = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (JsonNode task : JSON.readTree(post("/v1/tasks/search", query).body())) {
        if (!text(task).isEmpty() && done.add(task.path("id").asText())) {
          slots.acquire();
          threads.execute(
              () -> {
                try {
                  approve(task);
                } finally {
                  slots.release();
                }
              });
        }
      }
    }
  }

  private void approve(JsonNode task) {
    try {
      ObjectNode answer = JSON.createObjectNode();
      answer
          .putObject("variables")
          .put("decision", "approved")
          .put("comment", "")
          .set("text", JSON.readTree(text(task)));
      int status =
          post("/v2/user-tasks/" + task.path("id").asText() + "/completion", answer).statusCode();
      if (status != 204) {
        System.err.println("a review was answered with " + status);
      }
    } catch (IOException e) {
      System.err.println("a review failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The text to review as JSON; empty while Tasklist knows the task but not yet its variables. */
  private static String text(JsonNode task) {
    for (JsonNode variable : task.path("variables")) {
      if (variable.path("name").asText().equals("text")) {
        return variable.path("value").asText("");
      }
    }
    return "";
  }

  private HttpResponse<String> post(String path, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(rest.resolve(path))
            .header("Authorization", LOGIN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
