package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.demo.DemoRequest;
import dev.phoenix.local.demo.SampleRequest;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.TelegramChat;
import dev.phoenix.local.service.ServiceCatalog;
import dev.phoenix.local.service.StoredRequests;
import dev.phoenix.local.service.TelegramDouble;
import java.io.IOException;

/** {@code demo --request}: a platform in the demo's home, on which one request is made. */
final class RequestDemo {

  private RequestDemo() {}

  /** Runs it to the end, and prints the line of JSON. Returns the exit code. */
  static int run(SampleRequest sample) throws IOException, InterruptedException {
    var console = new Console(System.out);
    var environment = System.getenv();
    var demo = SideHome.demo(environment);
    var tryOut = TryOut.withDouble(demo.settings(), environment, demo.home());
    var catalog = tryOut.catalog(demo.home());
    Prerequisites.checkSystem(
        System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version().feature());
    ObjectNode result;
    try (var stack = Stack.take(demo.home(), console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      UpCommand.wipe(demo.home());
      var camunda = demo.with(tryOut.settings()).start(stack, console, environment, catalog);
      var telegram = TelegramDouble.address(tryOut.settings().ports());
      console.say("asks people in Tasklist and in a Telegram of its own at " + telegram);
      var chat = new TelegramChat(telegram, TelegramDouble.CHAT, TelegramDouble.PERSON);
      result =
          new DemoRequest(camunda, chat, console::say, System.out, demo.home().logs()).run(sample);
    }
    addHash(result, catalog, tryOut);
    result.put("seconds", Math.round(console.seconds() * 10) / 10.0);
    System.out.println(result);
    return 0;
  }

  /** As the books hold it, which can be read now that the workers have stopped. */
  private static void addHash(ObjectNode result, ServiceCatalog catalog, TryOut tryOut)
      throws IOException, InterruptedException {
    if (tryOut.settings().sets("SPRING_DATASOURCE_", System.getenv())) {
      // a database of the user's own, which is theirs to read
      return;
    }
    StoredRequests.read(catalog.requestsReader(false)).entries().stream()
        .filter(entry -> entry.path("seq").asLong() == result.path("entry").asLong())
        .forEach(entry -> result.put("hash", entry.path("hash").asText()));
  }
}
