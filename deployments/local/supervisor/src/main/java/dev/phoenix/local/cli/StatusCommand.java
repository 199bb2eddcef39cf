package dev.phoenix.local.cli;

import dev.phoenix.local.Json;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.rest.DeploymentLog;
import dev.phoenix.local.supervise.Leftovers;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.ServiceState;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code status}: what runs; exits with 0 if all is healthy, 1 if something is not, 3 if nothing
 * runs.
 */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows what runs.")
public final class StatusCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    var home = Home.of(System.getenv());
    var recorded = new RunStateFile(home.stateFile()).read();
    var state = recorded.filter(run -> run.supervisor().isAlive());
    if (json) {
      var answer = Json.MAPPER.createObjectNode().put("running", state.isPresent());
      state.ifPresent(
          run ->
              answer.setAll(
                  (com.fasterxml.jackson.databind.node.ObjectNode) Json.MAPPER.valueToTree(run)));
      new DeploymentLog(home.deployments())
          .latest()
          .ifPresent(line -> answer.set("deployment", line));
      System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    } else if (state.isPresent()) {
      print(state.get());
      new DeploymentLog(home.deployments())
          .latest()
          .ifPresent(
              line ->
                  System.out.printf(
                      "flows %.12s%s, deployed %s%n",
                      line.path("digest").asText(),
                      line.hasNonNull("commit")
                          ? " of commit %.12s%s"
                              .formatted(
                                  line.path("commit").asText(),
                                  line.path("changedSince").asBoolean() ? " with changes" : "")
                          : "",
                      line.path("at").asText()));
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

  private static void print(RunState run) {
    System.out.printf(
        "%-20s %-11s %-20s %8s %8s %8s %8s  %s%n",
        "SERVICE", "STATE", "SINCE", "PID", "START s", "MB", "RESTARTS", "ADDRESS");
    for (var service : run.services()) {
      System.out.printf(
          Locale.ROOT,
          "%-20s %-11s %-20s %8s %8s %8d %8d  %s%n",
          service.name(),
          service.state().word(),
          TIME.format(
              service.since().atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)),
          service.process() == null ? "-" : Long.toString(service.process().pid()),
          service.startSeconds() == null ? "-" : "%.1f".formatted(service.startSeconds()),
          service.memoryMegabytes(),
          service.restarts(),
          service.address());
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d MB together%n",
        run.startSeconds() == null
            ? "not all healthy yet"
            : String.format(Locale.ROOT, "all healthy %.1f s after the start", run.startSeconds()),
        run.memoryMegabytes());
  }
}
