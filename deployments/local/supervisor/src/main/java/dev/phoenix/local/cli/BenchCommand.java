package dev.phoenix.local.cli;

import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench NAME}: measures and prints one figure a line. A new measurement is one entry more in
 * {@link #BENCHMARKS}.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures; prints 'figure NAME VALUE UNIT' lines.")
public final class BenchCommand implements Callable<Integer> {

  /** One measurement: tells what goes on on the console and answers its figures. */
  interface Benchmark {
    List<Figure> run(Console console) throws IOException, InterruptedException;
  }

  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(Map.of("engine", new EngineBenchmark()));

  @Parameters(paramLabel = "NAME", description = "What to measure: engine.")
  private String name = "";

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var benchmark = BENCHMARKS.get(name);
    if (benchmark == null) {
      throw new UserError(
          "There is no benchmark '" + name + "'. There are: " + BENCHMARKS.keySet());
    }
    var figures = benchmark.run(new Console(System.err));
    figures.forEach(figure -> System.out.println(figure.line()));
    if (json != null) {
      Files.writeString(
          json,
          Json.MAPPER.writeValueAsString(Map.of("benchmark", name, "figures", figures)) + "\n");
    }
    return 0;
  }
}
