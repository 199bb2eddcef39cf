package dev.phoenix.local.bench.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.TelegramChat;
import dev.phoenix.local.rest.TelegramChat.Message;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people do: they ask, decide in Tasklist or in Telegram, and carry out.
 *
 * @param camunda the platform
 * @param chat where they are asked
 */
record Desk(Camunda camunda, TelegramChat chat) {

  static final String APPROVED = "approved";
  static final String REJECTED = "rejected";

  private static final int MOST_TASKS = 500;

  /** Asks. */
  TrialRequest ask(Kind kind, int number, BigDecimal amount, List<String> wanted)
      throws InterruptedException {
    return new TrialRequest(
        kind,
        TrialRequest.title(kind, number),
        amount,
        wanted,
        request -> {
          var start = object().put("processDefinitionId", "human-request");
          start.putObject("variables").set("request", request);
          return camunda.post("/v2/process-instances", start).path("processInstanceKey").asText();
        });
  }

  /** The tasks "Decide request" that Tasklist shows, some of them over already, by instance. */
  Map<String, String> decisions() throws InterruptedException {
    return tasks("decide-request");
  }

  /** Likewise "Carry out and report cost". */
  Map<String, String> errands() throws InterruptedException {
    return tasks("carry-out-by-hand");
  }

  private Map<String, String> tasks(String element) throws InterruptedException {
    var query = object().put("state", "CREATED").put("taskDefinitionId", element);
    query.put("pageSize", MOST_TASKS);
    var tasks = new HashMap<String, String>();
    for (JsonNode task : camunda.post("/v1/tasks/search", query)) {
      tasks.put(task.path("processInstanceKey").asText(), task.path("id").asText());
    }
    return tasks;
  }

  /**
   * Decides in Tasklist.
   *
   * @return false if it was too late
   */
  boolean decide(String task, String outcome) throws InterruptedException {
    return camunda.complete(
        task, object().put("choice", outcome).put("comment", "Decided in Tasklist."));
  }

  /** Carries out in Tasklist; what was done already stays as it is. */
  boolean carryOut(String task, BigDecimal cost) throws InterruptedException {
    return camunda.complete(
        task,
        object()
            .put("carriedOut", "yes")
            .put("cost", cost.toPlainString())
            .put("reference", "bill of task " + task));
  }

  /** Decides in Telegram by a command. Returns the message's number. */
  long command(Message question, String outcome) throws InterruptedException {
    var verb = outcome.equals(APPROVED) ? "approve" : "reject";
    return chat.say("/%s %d".formatted(verb, question.number().orElseThrow()));
  }

  /** Decides in Telegram by a button: the first says yes, the second no. */
  void press(Message question, String outcome) throws InterruptedException {
    chat.press(question, question.buttons().get(outcome.equals(APPROVED) ? 0 : 1));
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }
}
