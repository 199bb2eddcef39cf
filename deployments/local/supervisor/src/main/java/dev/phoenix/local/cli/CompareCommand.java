package dev.phoenix.local.cli;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.supervise.RunStateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code compare MODEL...}: the same briefs to each model; exits with 0 once all were tried,
 * whatever came of it.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compares models: posts that keep their limits, time, tokens a second, memory.",
    footer = {
      "",
      "A model is a name that the running Phoenix lists at /v1/models, such as",
      "phoenix-core, phoenix-core@brand-v3 or ollama; a GGUF file; or a folder with",
      "config.json, tokenizer.json and safetensors. Files and folders need no",
      "running Phoenix. Where the model runtime wants a token, it is taken from the",
      "environment, PHOENIX_TOKEN."
    })
public final class CompareCommand implements Callable<Integer> {

  private static final String SERVICE = "model-runtime";

  @Parameters(paramLabel = "MODEL", arity = "1..*", description = "What to compare.")
  private List<String> models = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Native threads for files and folders (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with charts and every post there.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the numbers there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var home = Home.of(System.getenv());
    var command =
        new MeasuringProcess(home.root().resolve("model-runtime/bench"), "phoenix-model-bench")
            .command(List.of(), "dev.phoenix.model.bench.compare.Comparison", arguments(home));
    var process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop"));
    return process.waitFor();
  }

  private List<String> arguments(Home home) {
    var ports = Settings.read(home, System.getenv()).ports();
    var arguments = new ArrayList<>(List.of("--server", "http://127.0.0.1:" + ports.model()));
    new RunStateFile(home.stateFile())
        .read().stream()
            .flatMap(run -> run.services().stream())
            .filter(service -> service.name().equals(SERVICE))
            .map(service -> service.process())
            .filter(process -> process != null && process.isAlive())
            .forEach(
                process ->
                    arguments.addAll(List.of("--server-process", Long.toString(process.pid()))));
    arguments.addAll(List.of("--threads", Integer.toString(threads)));
    if (html != null) {
      arguments.addAll(List.of("--html", html.toString()));
    }
    if (json != null) {
      arguments.addAll(List.of("--json", json.toString()));
    }
    arguments.addAll(models);
    return arguments;
  }
}
