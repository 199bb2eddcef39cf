package dev.phoenix.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.rest.Camunda;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Starts {@code publish-once} for each run, waits for its end, and answers when it asks. */
public final class Publications {

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final int PAUSE_MILLISECONDS = 1000;

  private final Camunda camunda;
  private final Operate operate;
  private final URI collection;
  private final Set<String> answered = new HashSet<>();

  /**
   * Publications into a collection.
   *
   * @param collection where the connector sends to
   */
  public Publications(Camunda camunda, URI collection) {
    this.camunda = camunda;
    this.operate = new Operate(camunda);
    this.collection = collection;
  }

  /** Starts a run and answers its process instance's key. */
  public String start(int run) throws InterruptedException {
    var request = object().put("processDefinitionId", "publish-once");
    var variables = request.putObject("variables");
    variables
        .putObject("post")
        .put("title", "run " + run)
        .put("text", "This is run " + run + ". It must appear once.")
        .put("language", "en");
    variables
        .putObject("publishing")
        .put("collection", collection.toString())
        .put("settleAfter", "PT15S")
        .put("lookUpEvery", "PT2S")
        .put("lookUps", 15);
    return camunda.post("/v2/process-instances", request).path("processInstanceKey").asText();
  }

  /**
   * Waits until all have ended; a question is answered by what is really in the feed.
   *
   * @param isThere whether the feed holds a run
   * @return how each one ended, by run: the id of its end event, or why it did not end
   */
  public Map<Integer, String> await(Map<Integer, String> instances, IntPredicate isThere)
      throws InterruptedException {
    var ended = new HashMap<Integer, String>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ended.size() < instances.size() && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MILLISECONDS);
      for (var run : instances.entrySet()) {
        if (!ended.containsKey(run.getKey()) && operate.completed(run.getValue())) {
          end(run.getValue()).ifPresent(end -> ended.put(run.getKey(), end));
        }
      }
      answerQuestions(isThere);
    }
    instances.forEach((run, key) -> ended.computeIfAbsent(run, r -> "did not end: " + key));
    return ended;
  }

  /** How many questions a person was asked. */
  int questions() {
    return answered.size();
  }

  /** Operate may know of an instance's end before it knows of its end event. */
  private Optional<String> end(String instance) throws InterruptedException {
    for (var element : operate.elements(instance)) {
      if (element.path("type").asText().equals("END_EVENT")) {
        return Optional.of(element.path("flowNodeId").asText());
      }
    }
    return Optional.empty();
  }

  private void answerQuestions(IntPredicate isThere) throws InterruptedException {
    var query = object().put("state", "CREATED").put("taskDefinitionId", "was-it-published");
    query.putArray("includeVariables").addObject().put("name", "title");
    for (var task : camunda.post("/v1/tasks/search", query)) {
      var title = task.path("variables").path(0).path("value").asText("");
      if (title.isEmpty() || !answered.add(task.path("id").asText())) {
        continue;
      }
      int run = Integer.parseInt(title.replaceAll("\\D", ""));
      var answer = object();
      answer.putObject("variables").put("answer", isThere.test(run) ? "published" : "send-again");
      camunda.post("/v2/user-tasks/" + task.path("id").asText() + "/completion", answer);
    }
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }
}
