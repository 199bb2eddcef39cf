package dev.phoenix.local.cli;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import java.io.PrintStream;
import java.net.URI;

/** What a person wants to know when everything is up. */
final class Welcome {

  private Welcome() {}

  static void print(PrintStream out, Ports ports, Home home, URI camunda) {
    var local = "http://127.0.0.1:";
    out.println();
    out.println("  Tasklist   " + camunda + "/tasklist   (demo / demo on the embedded platform)");
    out.println("  Operate    " + camunda + "/operate");
    out.println("  REST API   " + camunda + "/v2   (HTTP Basic, demo / demo)");
    out.println("  Feed       " + local + ports.feed() + "/");
    out.println("  Logs       " + home.logs() + "   (or: ./deployments/phoenix logs NAME)");
    out.println();
    out.println("Start a post, review it in Tasklist, and find it in the feed:");
    out.println();
    out.println(
        "  curl -u demo:demo -H 'Content-Type: application/json' "
            + camunda
            + "/v2/process-instances -d '"
            + START
            + "'");
    out.println();
    out.println("Ctrl-C stops everything.");
    out.flush();
  }

  /** A first brief to start with. */
  static final String START =
      "{\"processDefinitionId\": \"social-post\", \"variables\": {\"brief\": {\"requestId\":"
          + " \"first-post\", \"topic\": \"our new opening hours\", \"language\": \"en\","
          + " \"keyPoints\": [\"from Monday on we open at eight\"], \"hashtags\": [\"Bakery\"]}}}";
}
