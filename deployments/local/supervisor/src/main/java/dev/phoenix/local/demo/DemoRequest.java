package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.TelegramChat;
import dev.phoenix.local.rest.TelegramChat.Message;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One request from the question to the books: approved in Telegram, carried out in Tasklist. */
public final class DemoRequest {

  private final Platform platform;
  private final TelegramChat chat;
  private final Consumer<String> say;
  private final PrintStream out;

  /**
   * A request.
   *
   * @param chat where a person is asked and decides
   * @param say is told what goes on
   * @param out where the question is shown
   * @param logs folder whose workers' log is shown if it does not go on
   */
  public DemoRequest(
      Camunda camunda, TelegramChat chat, Consumer<String> say, PrintStream out, Path logs) {
    this.platform = new Platform(camunda, logs);
    this.chat = chat;
    this.say = say;
    this.out = out;
  }

  /** Makes it, and returns what a script wants to know of it. */
  public ObjectNode run(SampleRequest sample) throws InterruptedException {
    var instance = platform.start(sample.start());
    say.accept("started process instance " + instance);
    var question = message("question in Telegram", message -> message.asks(sample.title()));
    out.println("\n" + question.text().indent(4));
    approve(question.number().orElseThrow());
    carryOut(instance, sample);
    var done = platform.await("end of the process", () -> platform.ended(instance));
    var outcome = outcome(instance);
    say.accept(
        "request %d is %s; %d in the books"
            .formatted(
                outcome.path("number").asLong(),
                outcome.path("state").asText(),
                outcome.at("/settlement/entry").asLong()));
    return result(instance, done, outcome);
  }

  private void approve(long number) throws InterruptedException {
    long command = chat.say("/approve " + number);
    say.accept("wrote '/approve %d' there".formatted(number));
    var answer =
        message(
            "answer to /approve in Telegram",
            message -> message.byBot() && Long.valueOf(command).equals(message.answers()));
    say.accept("Telegram answers: " + answer.text().lines().findFirst().orElse(""));
  }

  private void carryOut(String instance, SampleRequest sample) throws InterruptedException {
    var task =
        platform.await(
            "task 'Carry out and report cost' in Tasklist",
            () -> platform.task(instance, "carry-out-by-hand"));
    platform.complete(
        task.asText(),
        Platform.object()
            .put("carriedOut", "yes")
            .put("cost", sample.cost())
            .put("reference", sample.reference()));
    say.accept("carried out as user demo in Tasklist, for " + sample.cost());
  }

  /** Operate may still show that there is none yet. */
  private JsonNode outcome(String instance) throws InterruptedException {
    return platform.await(
        "outcome of the request",
        () -> {
          var shown = platform.variable(instance, "outcome");
          return shown.isNull() ? Json.MAPPER.missingNode() : shown;
        });
  }

  private Message message(String what, Predicate<Message> wanted) throws InterruptedException {
    var found = new Message[1];
    platform.await(
        what,
        () -> {
          List<Message> fitting = chat.messages().stream().filter(wanted).toList();
          if (fitting.isEmpty()) {
            return Json.MAPPER.missingNode();
          }
          found[0] = fitting.getFirst();
          return Platform.object();
        });
    return found[0];
  }

  private static ObjectNode result(String instance, JsonNode done, JsonNode outcome) {
    if (!outcome.path("state").asText().equals("FULFILLED")) {
      throw new UserError("The request ended otherwise than it should: " + outcome);
    }
    return Platform.object()
        .put("processInstanceKey", instance)
        .put("state", done.path("state").asText())
        .put("number", outcome.path("number").asLong())
        .put("outcome", outcome.path("state").asText())
        .put("decidedBy", outcome.at("/decision/by").asText())
        .put("decidedVia", outcome.at("/decision/via").asText())
        .put("cost", outcome.at("/settlement/cost").asText())
        .put("currency", outcome.path("currency").asText())
        .put("entry", outcome.at("/settlement/entry").asLong());
  }
}
