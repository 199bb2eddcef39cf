package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.demo.DemoPost;
import dev.phoenix.local.demo.DemoVerdicts;
import dev.phoenix.local.demo.Reviewer;
import dev.phoenix.local.demo.SampleRequest;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.Camunda;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: one post from a REST request to the feed, many with verdicts to learn from, or a
 * request that a person decides, in a home of its own, with a line of JSON at the end.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows one post from brief to feed, then stops.")
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--verdicts",
      paramLabel = "N",
      description = {
        "Instead, N posts (1 to 80), each edited by a reviewer with a voice of their own:",
        "something to learn from for './deployments/phoenix night --now'."
      })
  private int verdicts;

  @Option(
      names = "--request",
      paramLabel = "TYPE",
      description = {
        "Instead, a request that a person decides: payment, design-decision, api-account,",
        "content-approval or strategic-decision. It is approved in a Telegram of the demo's own,",
        "carried out in Tasklist, and booked."
      })
  private @Nullable String request;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (verdicts < 0 || verdicts > DemoVerdicts.MOST) {
      throw new UserError("--verdicts is 1 to " + DemoVerdicts.MOST + ", not " + verdicts);
    }
    if (request != null) {
      if (verdicts > 0) {
        throw new UserError("--request and --verdicts are two demos: choose one");
      }
      return RequestDemo.run(SampleRequest.of(request));
    }
    var console = new Console(System.out);
    var environment = System.getenv();
    var demo = SideHome.demo(environment);
    Prerequisites.checkSystem(
        System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version().feature());
    ObjectNode result;
    try (var stack = Stack.take(demo.home(), console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      UpCommand.wipe(demo.home());
      var camunda = demo.start(stack, console, environment);
      result =
          verdicts == 0
              ? new DemoPost(camunda, console::say, System.out, demo.home().logs()).run(firstPost())
              : verdicts(camunda, console, demo);
      if (verdicts > 0) {
        demo.rememberVerdicts();
      }
    }
    result.put("seconds", Math.round(console.seconds() * 10) / 10.0);
    System.out.println(result);
    return 0;
  }

  private ObjectNode verdicts(Camunda camunda, Console console, SideHome demo)
      throws InterruptedException {
    var reviewed =
        new Reviewer(camunda, console::say, demo.home().logs())
            .review(DemoVerdicts.briefs(verdicts));
    return Json.MAPPER
        .createObjectNode()
        .put("verdicts", reviewed.verdicts())
        .put("edited", reviewed.edited());
  }

  private static JsonNode firstPost() {
    try {
      return Json.MAPPER.readTree(Welcome.START);
    } catch (IOException e) {
      throw new IllegalStateException("The first brief is JSON", e);
    }
  }
}
