package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.demo.BrandVoice;
import dev.phoenix.local.demo.DemoPost;
import dev.phoenix.local.demo.DemoVerdicts;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: one post from a REST request to the feed, or many with verdicts to learn from, in a
 * home of its own, with a line of JSON at the end.
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

  @Override
  public Integer call() throws IOException, InterruptedException {
    var console = new Console(System.out);
    var environment = System.getenv();
    var usual = Home.of(environment);
    var home =
        usual.in(usual.directory().resolveSibling(usual.directory().getFileName() + "-demo"));
    var settings = settings(home, environment);
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
      result = run(camunda, console, home);
    }
    result.put("seconds", Math.round(console.seconds() * 10) / 10.0);
    System.out.println(result);
    return 0;
  }

  private Settings settings(Home home, Map<String, String> environment) {
    if (verdicts < 0 || verdicts > DemoVerdicts.MOST) {
      throw new UserError("--verdicts is 1 to " + DemoVerdicts.MOST + ", not " + verdicts);
    }
    var settings = Settings.read(home, environment);
    return verdicts == 0 ? settings : BrandVoice.expectedIn(settings);
  }

  private ObjectNode run(Camunda camunda, Console console, Home home) throws InterruptedException {
    return verdicts == 0
        ? new DemoPost(camunda, console::say, System.out, home.logs()).run(firstPost())
        : new DemoVerdicts(camunda, console::say, home.logs()).run(verdicts);
  }

  private static JsonNode firstPost() {
    try {
      return Json.MAPPER.readTree(Welcome.START);
    } catch (IOException e) {
      throw new IllegalStateException("The first brief is JSON", e);
    }
  }
}
