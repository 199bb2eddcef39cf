package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.process.LogTail;
import dev.phoenix.local.rest.Camunda;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded platform as a person uses it: starts flows, finds tasks, completes them. */
final class Platform {

  private static final long PATIENCE_SECONDS = 120;
  private static final int MOST_TASKS = 50;
  private static final List<String> REVIEW_VARIABLES = List.of("text", "requestId", "maxChars");

  private final Camunda camunda;
  private final Path logs;

  Platform(Camunda camunda, Path logs) {
    this.camunda = camunda;
    this.logs = logs;
  }

  /** Starts a flow. Returns the key of its instance. */
  String start(JsonNode request) throws InterruptedException {
    return camunda.post("/v2/process-instances", request).path("processInstanceKey").asText();
  }

  /** The reviews that wait, as far as Tasklist knows their texts. */
  List<Review> reviews() throws InterruptedException {
    var query = object().put("state", "CREATED").put("taskDefinitionId", "review-text");
    query.put("pageSize", MOST_TASKS);
    var wanted = query.putArray("includeVariables");
    for (var name : REVIEW_VARIABLES) {
      wanted.addObject().put("name", name).put("alwaysReturnFullValue", true);
    }
    var reviews = new ArrayList<Review>();
    for (var task : camunda.post("/v1/tasks/search", query)) {
      // Tasklist learns of a task a moment before it learns of its variables
      if (task.path("variables").size() == REVIEW_VARIABLES.size()) {
        reviews.add(
            new Review(
                task.path("id").asText(),
                variable(task, "requestId").asText(),
                variable(task, "text").asText(),
                variable(task, "maxChars").asInt()));
      }
    }
    return reviews;
  }

  /**
   * A review that waits.
   *
   * @param key of the user task
   * @param requestId of the brief
   * @param text of the draft
   * @param maxChars its brief's limit
   */
  record Review(String key, String requestId, String text, int maxChars) {}

  /** Takes a review and approves it with a text. */
  void approve(Review review, String text) throws InterruptedException {
    complete(review, object().put("decision", "approved").put("text", text).put("comment", ""));
  }

  /** Takes a review and rejects it. */
  void reject(Review review, String comment) throws InterruptedException {
    complete(
        review,
        object().put("decision", "rejected").put("text", review.text()).put("comment", comment));
  }

  private void complete(Review review, ObjectNode variables) throws InterruptedException {
    complete(review.key(), variables);
  }

  /** The key of an instance's open user task; missing while there is none. */
  JsonNode task(String instance, String element) throws InterruptedException {
    var query = object().put("state", "CREATED").put("taskDefinitionId", element);
    query.put("processInstanceKey", instance);
    return camunda.post("/v1/tasks/search", query).path(0).path("id");
  }

  /** Takes a user task and completes it. */
  void complete(String key, ObjectNode variables) throws InterruptedException {
    var task = "/v2/user-tasks/" + key;
    camunda.post(task + "/assignment", object().put("assignee", "demo"));
    camunda.post(task + "/completion", object().set("variables", variables));
  }

  /** An instance that has ended; missing before. */
  JsonNode ended(String instance) throws InterruptedException {
    var query = object();
    query.putObject("filter").put("key", Long.parseLong(instance));
    var found = camunda.post("/v1/process-instances/search", query).path("items").path(0);
    return found.path("state").asText().equals("ACTIVE") ? Json.MAPPER.missingNode() : found;
  }

  /** A variable of an instance, which may be there a moment later. */
  JsonNode variable(String instance, String name) throws InterruptedException {
    var query = object();
    query
        .putObject("filter")
        .put("processInstanceKey", Long.parseLong(instance))
        .put("scopeKey", Long.parseLong(instance))
        .put("name", name);
    var found =
        await(
            "the variable " + name,
            () -> camunda.post("/v1/variables/search", query).path("items").path(0));
    var whole =
        found.path("truncated").asBoolean()
            ? camunda.get("/v1/variables/" + found.path("key").asText())
            : found;
    return parse(whole.path("value").asText());
  }

  private static JsonNode variable(JsonNode task, String name) {
    for (var variable : task.path("variables")) {
      if (variable.path("name").asText().equals(name)) {
        return parse(variable.path("value").asText());
      }
    }
    throw new UserError("The review has no variable '" + name + "': was the flow changed?");
  }

  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UserError("A variable is not JSON: " + e.getMessage(), e);
    }
  }

  /** Asks until there is an answer; gives up with the end of the workers' log. */
  JsonNode await(String what, Question question) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < until) {
      var answer = question.ask();
      if (!answer.isMissingNode()) {
        return answer;
      }
      Thread.sleep(500);
    }
    throw new UserError(
        "There was no "
            + what
            + " within "
            + PATIENCE_SECONDS
            + " s. The end of the workers' log:\n  "
            + String.join("\n  ", LogTail.lines(logs.resolve("workers.log"), 25)));
  }

  static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  /** Something that is asked again and again; missing while there is no answer. */
  interface Question {
    JsonNode ask() throws InterruptedException;
  }
}
