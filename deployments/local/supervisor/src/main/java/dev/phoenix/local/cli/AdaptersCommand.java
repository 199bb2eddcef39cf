package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.rest.ModelRuntime;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code adapters}: what was learned, what of it is live, and back. */
@Command(
    name = "adapters",
    mixinStandardHelpOptions = true,
    description = "Shows and changes which of the learned adapters is live.",
    synopsisSubcommandLabel = "list|show|activate|rollback|restore")
public final class AdaptersCommand {

  private static final String PATH = "/v1/adapters";

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all versions; the live one is marked.")
  int list() throws IOException, InterruptedException {
    var all = runtime().get(PATH);
    var live = all.at("/live/adapter").asText("");
    System.out.printf("%-4s %-32s %-24s %10s  %s%n", "LIVE", "ID", "CREATED", "KB", "NOTE");
    for (var adapter : all.path("data")) {
      var id = adapter.path("id").asText();
      System.out.printf(
          Locale.ROOT,
          "%-4s %-32s %-24s %10d  %s%n",
          id.equals(live) ? "*" : "",
          TerminalText.plain(id),
          Instant.ofEpochSecond(adapter.path("created").asLong()),
          adapter.path("bytes").asLong() / 1024,
          TerminalText.plain(adapter.path("note").asText()));
    }
    System.out.println(live.isEmpty() ? "Live is the model alone." : "Live is " + live + ".");
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows all of a version as JSON.")
  int show(@Parameters(paramLabel = "ID", description = "Such as nightly-v3.") String id)
      throws IOException, InterruptedException {
    print(runtime().get(PATH + "/" + ModelRuntime.segment(id)));
    return 0;
  }

  @Command(
      name = "activate",
      mixinStandardHelpOptions = true,
      description = "Makes a version live, for the requests that begin after it.")
  int activate(@Parameters(paramLabel = "ID", description = "Such as nightly-v3.") String id)
      throws IOException, InterruptedException {
    return live(
        runtime()
            .post(
                PATH + "/" + ModelRuntime.segment(id) + "/activate",
                Json.MAPPER.createObjectNode()));
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Makes live what was live before.")
  int rollback() throws IOException, InterruptedException {
    return live(runtime().post(PATH + "/rollback", Json.MAPPER.createObjectNode()));
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Brings a night's adapter back from the archive; it is not made live.")
  int restore(@Parameters(paramLabel = "NIGHT", description = "The night's id.") String night)
      throws IOException, InterruptedException {
    print(runtime().post(PATH + "/restore", Json.MAPPER.createObjectNode().put("night", night)));
    return 0;
  }

  private static int live(JsonNode live) {
    System.out.println(
        live.hasNonNull("adapter")
            ? "Live is " + TerminalText.plain(live.path("adapter").asText()) + "."
            : "Live is the model alone.");
    return 0;
  }

  private static void print(JsonNode answer) throws IOException {
    System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
  }

  private static ModelRuntime runtime() {
    return ModelRuntime.of(System.getenv());
  }
}
