package dev.phoenix.local.cli;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.rest.Credentials;
import java.io.PrintStream;
import java.net.URI;

/** What a person wants to know when everything is up. */
final class Welcome {

  private Welcome() {}

  /** For the embedded platform, with its login. */
  static void print(PrintStream out, Ports ports, Home home, URI camunda) {
    print(out, ports, home, camunda, "   (demo / demo)", "-u demo:demo ");
  }

  /** For the user's own cluster, whose login is theirs and is not shown. */
  static void printForCluster(
      PrintStream out, Ports ports, Home home, URI camunda, Credentials credentials) {
    var curl =
        switch (credentials) {
          case Credentials.None _ -> "";
          case Credentials.Basic _ ->
              "-u \"$CAMUNDA_CLIENT_AUTH_USERNAME:$CAMUNDA_CLIENT_AUTH_PASSWORD\" ";
          case Credentials.Oidc _ -> "-H \"Authorization: Bearer $ACCESS_TOKEN\" ";
        };
    print(out, ports, home, camunda, "", curl);
  }

  private static void print(
      PrintStream out, Ports ports, Home home, URI camunda, String login, String curl) {
    out.println();
    out.println("  Tasklist   " + camunda + "/tasklist" + login);
    out.println("  Operate    " + camunda + "/operate" + login);
    out.println("  REST API   " + camunda + "/v2" + login);
    out.println("  Feed       http://127.0.0.1:" + ports.feed() + "/");
    out.println("  Logs       " + home.logs() + "   (or: ./deployments/phoenix logs NAME)");
    out.println();
    out.println("Start a post, review it in Tasklist, and find it in the feed:");
    out.println();
    out.println(
        "  curl "
            + curl
            + "-H 'Content-Type: application/json' "
            + camunda
            + "/v2/process-instances -d '"
            + START
            + "'");
    out.println();
    out.println("The next post wants another requestId: a repeated one joins the first.");
    out.println("Ctrl-C stops everything.");
    out.flush();
  }

  /** A first brief to start with. */
  static final String START =
      "{\"processDefinitionId\": \"social-post\", \"variables\": {\"brief\": {\"requestId\":"
          + " \"first-post\", \"topic\": \"our new opening hours\", \"language\": \"en\","
          + " \"keyPoints\": [\"from Monday on we open at eight\"], \"hashtags\": [\"Bakery\"]}}}";
}
