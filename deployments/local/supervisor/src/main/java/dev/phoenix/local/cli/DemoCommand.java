package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.process.LogTail;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code demo}: one post from a REST request to the feed, in a home of its own, with a line of JSON
 * at the end.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows one post from brief to feed, then stops.")
public final class DemoCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    var console = new Console(System.out);
    var environment = System.getenv();
    var usual = Home.of(environment);
    var home =
        usual.in(usual.directory().resolveSibling(usual.directory().getFileName() + "-demo"));
    var settings = Settings.read(home, environment);
    Prerequisites.checkSystem(
        System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version().feature());
    ObjectNode result;
    try (var stack = Stack.take(home, console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      UpCommand.wipe(home);
      var services =
          new ServiceCatalog(home, settings).all(UpCommand.provide(home, console, environment));
      Prerequisites.checkPorts(settings.ports(), UpCommand.used(settings, services));
      Prerequisites.checkMemory(Path.of("/proc/meminfo"), 3000);
      stack.start(services);
      var camunda =
          new Camunda(
              URI.create("http://127.0.0.1:" + settings.ports().rest()), Credentials.demo());
      UpCommand.deployFlows(home, camunda, console);
      result = new DemoPost(camunda, console, home.logs()).run();
    }
    result.put("seconds", Math.round(console.seconds() * 10) / 10.0);
    System.out.println(result);
    return 0;
  }

  /** The post that the demo makes. */
  private record DemoPost(Camunda camunda, Console console, Path logs) {

    private static final long PATIENCE_SECONDS = 120;

    ObjectNode run() throws InterruptedException {
      var instance = start();
      console.say("started process instance " + instance);
      var task = await("a review in Tasklist", this::reviewTask);
      var key = task.path("id").asText();
      console.say("drafted; review " + key + " waits in Tasklist for the group 'editors'");
      var text = variable(task, "text");
      camunda.post("/v2/user-tasks/" + key + "/assignment", object().put("assignee", "demo"));
      var answer = object();
      answer
          .putObject("variables")
          .put("decision", "approved")
          .put("text", text)
          .put("comment", "");
      camunda.post("/v2/user-tasks/" + key + "/completion", answer);
      console.say("approved as user demo");
      var done = await("the end of the process", () -> completed(instance));
      var publication = processVariable(instance, "publication");
      var draft = processVariable(instance, "draft");
      console.say("published:");
      System.out.println("\n" + text.indent(4));
      console.say("at " + publication.path("entry").asText());
      return object()
          .put("processInstanceKey", instance)
          .put("state", done.path("state").asText())
          .put("channel", processVariable(instance, "brief").path("channel").asText())
          .put("entry", publication.path("entry").asText())
          .put("writer", draft.path("writer").asText())
          .put("iterations", draft.path("iterations").size());
    }

    private String start() throws InterruptedException {
      try {
        return camunda
            .post("/v2/process-instances", Json.MAPPER.readTree(Welcome.START))
            .path("processInstanceKey")
            .asText();
      } catch (IOException e) {
        throw new IllegalStateException("The first brief is JSON", e);
      }
    }

    private JsonNode reviewTask() throws InterruptedException {
      var query = object().put("state", "CREATED").put("taskDefinitionId", "review-text");
      query
          .putArray("includeVariables")
          .addObject()
          .put("name", "text")
          .put("alwaysReturnFullValue", true);
      var task = camunda.post("/v1/tasks/search", query).path(0);
      // Tasklist learns of a task a moment before it learns of its variables
      return task.path("variables").isEmpty() ? Json.MAPPER.missingNode() : task;
    }

    private JsonNode completed(String instance) throws InterruptedException {
      var query = object();
      query.putObject("filter").put("key", Long.parseLong(instance));
      var found = camunda.post("/v1/process-instances/search", query).path("items").path(0);
      return found.path("state").asText().equals("ACTIVE") ? Json.MAPPER.missingNode() : found;
    }

    private JsonNode processVariable(String instance, String name) throws InterruptedException {
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

    private static String variable(JsonNode task, String name) {
      for (var variable : task.path("variables")) {
        if (variable.path("name").asText().equals(name)) {
          return parse(variable.path("value").asText()).asText();
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

    private JsonNode await(String what, Question question) throws InterruptedException {
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

    private static ObjectNode object() {
      return Json.MAPPER.createObjectNode();
    }

    private interface Question {
      JsonNode ask() throws InterruptedException;
    }
  }
}
