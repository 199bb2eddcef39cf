package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.rest.DeploymentLog;
import dev.phoenix.local.rest.Monitoring;
import dev.phoenix.local.supervise.Leftovers;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.watch.WatchFile;
import dev.phoenix.local.watch.WatchState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code status}: what runs; exits with 0 if all is healthy, 1 if something is not, 3 if nothing
 * runs.
 */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows what runs.")
public final class StatusCommand implements Callable<Integer> {

  @ArgGroup private Form form = new Form();

  private static final class Form {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print tables of Markdown.")
    private boolean markdown;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var home = Home.of(System.getenv());
    var recorded = new RunStateFile(home.stateFile()).read();
    var state = recorded.filter(run -> run.supervisor().isAlive());
    var watch = new WatchFile(home.watchFile()).read();
    var monitoring =
        state.isPresent()
            ? Monitoring.of(Settings.read(home, System.getenv()).ports())
            : Optional.<JsonNode>empty();
    if (form.json) {
      var answer = json(home, state, watch, monitoring);
      System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    } else if (state.isPresent()) {
      lines(home, state.get(), watch, monitoring).forEach(System.out::println);
    } else {
      var left = recorded.map(run -> Leftovers.of(run).size()).orElse(0);
      System.out.println(
          left == 0
              ? "Nothing runs. Start it with './deployments/phoenix up'."
              : "The supervisor was killed and left %d %s behind; './deployments/phoenix down' or 'up' ends what is left."
                  .formatted(left, left == 1 ? "service" : "services"));
    }
    return state
        .map(
            run ->
                run.services().stream().allMatch(service -> service.state() == ServiceState.HEALTHY)
                    ? 0
                    : 1)
        .orElse(3);
  }

  private static ObjectNode json(
      Home home, Optional<RunState> state, WatchState watch, Optional<JsonNode> monitoring) {
    var answer = Json.MAPPER.createObjectNode().put("running", state.isPresent());
    state.ifPresent(run -> answer.setAll(Json.MAPPER.<ObjectNode>valueToTree(run)));
    new DeploymentLog(home.deployments())
        .latest()
        .ifPresent(line -> answer.set("deployment", line));
    answer.set("watch", Json.MAPPER.valueToTree(watch));
    monitoring.ifPresent(found -> answer.set("monitoring", found));
    return answer;
  }

  private List<String> lines(
      Home home, RunState run, WatchState watch, Optional<JsonNode> monitoring) {
    var lines = new ArrayList<>(text(StatusTables.services(run)));
    if (form.markdown) {
      lines.add("");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %d MB together",
            run.startSeconds() == null
                ? "not all healthy yet"
                : String.format(
                    Locale.ROOT, "all healthy %.1f s after the start", run.startSeconds()),
            run.memoryMegabytes()));
    new DeploymentLog(home.deployments()).latest().ifPresent(line -> lines.add(flows(line)));
    var open = watch.open();
    if (!open.isEmpty()) {
      lines.add("");
      lines.addAll(text(StatusTables.troubles(open)));
    }
    monitoring.ifPresent(
        found -> {
          lines.add("");
          lines.addAll(text(StatusTables.components(found)));
        });
    return lines;
  }

  private List<String> text(StatusTables.Table table) {
    return form.markdown ? table.markdown() : table.plain();
  }

  private static String flows(JsonNode line) {
    return "flows %.12s%s, deployed %s"
        .formatted(
            line.path("digest").asText(),
            line.hasNonNull("commit")
                ? " of commit %.12s%s"
                    .formatted(
                        line.path("commit").asText(),
                        line.path("changedSince").asBoolean() ? " with changes" : "")
                : "",
            line.path("at").asText());
  }
}
