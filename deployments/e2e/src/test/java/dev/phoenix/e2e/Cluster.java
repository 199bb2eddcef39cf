package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** What a foreign program sees of the platform: its REST APIs, as the demo user. */
record Cluster(URI address) {

  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the form of a review shows besides the text itself. */
  private static final List<String> SHOWN = List.of("text", "reason", "findingsText", "draftText");

  private static final Set<String> COMPLETED = ConcurrentHashMap.newKeySet();
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));

  /** Starts an instance and answers its key. */
  String start(String process, Map<String, ?> variables) throws Exception {
    return start(
        JSON.writeValueAsString(Map.of("processDefinitionId", process, "variables", variables)));
  }

  /** Starts an instance by a body as it is. */
  String start(String body) throws Exception {
    var answer = post("/v2/process-instances", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("processInstanceKey").asText();
  }

  /** Sends a body as it is. */
  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", LOGIN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Waits for the one open user task of an element that carries this request id. */
  JsonNode task(String elementId, String variable, String value) {
    var query = JSON.createObjectNode().put("state", "CREATED").put("taskDefinitionId", elementId);
    query
        .putArray("taskVariables")
        .addObject()
        .put("name", variable)
        .put("value", JSON.valueToTree(value).toString())
        .put("operator", "eq");
    query
        .putArray("includeVariables")
        .addAll(
            SHOWN.stream()
                .map(
                    name ->
                        JSON.createObjectNode()
                            .put("name", name)
                            .put("alwaysReturnFullValue", true))
                .toList());
    return await()
        .alias("a task " + elementId + " with " + variable + " " + value)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> open(query), Optional::isPresent)
        .orElseThrow();
  }

  /**
   * Tasklist shows a task for a while after it was completed, and some before their variables: the
   * importer takes them in one by one.
   */
  private Optional<JsonNode> open(JsonNode query) throws IOException, InterruptedException {
    return StreamSupport.stream(read("/v1/tasks/search", query).spliterator(), false)
        .filter(task -> !COMPLETED.contains(task.path("id").asText()))
        .filter(Cluster::isWhole)
        .findFirst();
  }

  private static boolean isWhole(JsonNode task) {
    var shown = task.path("variables").findValuesAsText("name");
    return switch (task.path("taskDefinitionId").asText()) {
      case "review-text" -> shown.containsAll(SHOWN);
      case "approve-adapter", "carry-out-by-hand" -> true;
      default -> shown.contains("text");
    };
  }

  /** Waits for the open review that waits for a group. */
  JsonNode taskOf(String group, String requestId) {
    return await()
        .alias("a task of " + group)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> task("review-text", "requestId", requestId),
            task -> task.path("candidateGroups").toString().contains(group));
  }

  /** A variable that a task shows. */
  static String shown(JsonNode task, String variable) throws IOException {
    for (var candidate : task.path("variables")) {
      if (candidate.path("name").asText().equals(variable)) {
        return JSON.readTree(candidate.path("value").asText()).asText();
      }
    }
    throw new AssertionError("The task shows no " + variable + ": " + task);
  }

  /** Gives a user task to somebody, as taking it in Tasklist does. */
  void assign(JsonNode task, String user) throws Exception {
    var body = JSON.writeValueAsString(Map.of("assignee", user));
    var answer = post("/v2/user-tasks/" + task.path("id").asText() + "/assignment", body);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
  }

  /** Completes a user task. */
  void complete(JsonNode task, Map<String, ?> variables) throws Exception {
    var answer = completion(task, variables);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  /**
   * Completes a user task unless a timer took it away in the meantime.
   *
   * @return false if the task is gone
   */
  boolean completeIfOpen(JsonNode task, Map<String, ?> variables) throws Exception {
    var answer = completion(task, variables);
    assertThat(answer.statusCode()).as(answer.body()).isIn(204, 404);
    return answer.statusCode() == 204;
  }

  private HttpResponse<String> completion(JsonNode task, Map<String, ?> variables)
      throws Exception {
    var body = JSON.writeValueAsString(Map.of("variables", variables));
    var answer = post("/v2/user-tasks/" + task.path("id").asText() + "/completion", body);
    COMPLETED.add(task.path("id").asText());
    return answer;
  }

  /**
   * Waits until Operate, which learns of everything some seconds later, shows that an instance
   * ended and went through an element; answers all of them.
   */
  List<String> ended(String instance, String element) {
    var query = filter("key", instance);
    await()
        .alias("instance " + instance + " ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                read("/v1/process-instances/search", query)
                    .at("/items/0/state")
                    .asText()
                    .equals("COMPLETED"));
    return await()
        .alias("instance " + instance + " goes through " + element)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> elements(instance), elements -> elements.contains(element));
  }

  /** The elements that an instance completed, as Operate shows them. */
  List<String> elements(String instance) {
    var query = filter("processInstanceKey", instance);
    return items("/v1/flownode-instances/search", query).stream()
        .filter(item -> item.path("state").asText().equals("COMPLETED"))
        .map(item -> item.path("flowNodeId").asText())
        .toList();
  }

  /** How many incidents an instance has or had. */
  int incidents(String instance) {
    return items("/v1/incidents/search", filter("processInstanceKey", instance)).size();
  }

  /** A variable of an instance's own scope, once Operate shows it. */
  JsonNode variable(String instance, String name) throws IOException {
    var query = filter("processInstanceKey", instance);
    ((ObjectNode) query.path("filter")).put("name", name).put("scopeKey", Long.parseLong(instance));
    var items =
        await()
            .alias("a variable " + name)
            .atMost(PATIENCE)
            .until(() -> items("/v1/variables/search", query), found -> !found.isEmpty());
    return JSON.readTree(items.getFirst().path("value").asText());
  }

  /** All items of a search. */
  List<JsonNode> items(String path, ObjectNode query) {
    query.put("size", 1000);
    try {
      return StreamSupport.stream(read(path, query).path("items").spliterator(), false).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode get(String path) throws IOException {
    var request =
        HttpRequest.newBuilder(address.resolve(path)).header("Authorization", LOGIN).GET();
    try {
      return JSON.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode filter(String field, String key) {
    var query = JSON.createObjectNode();
    query.putObject("filter").put(field, Long.parseLong(key));
    return query;
  }

  private JsonNode read(String path, JsonNode query) throws IOException, InterruptedException {
    var answer = post(path, query.toString());
    assertThat(answer.statusCode()).as(path + " answered " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
