package dev.phoenix.model.bench.service;

import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the server as a process; prints a figure a line, progress to the standard error. */
public final class ServiceBenchmark {

  private static final int PAIRS = 400;
  private static final int STARTS = 7;

  private ServiceBenchmark() {}

  /**
   * Prints {@code http_overhead_ms} and {@code cold_start_ms_ROLE}.
   *
   * @param args a folder for files, then the command that starts the server, without ports
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("Needed: a folder, and the command that starts the server");
      System.exit(2);
    }
    var command = Arrays.asList(args).subList(1, args.length);
    measure(command, Path.of(args[0]), PAIRS, STARTS)
        .forEach((name, figure) -> System.out.println(figure.line(name)));
    System.exit(0);
  }

  /**
   * Measures.
   *
   * @param command the program and its first arguments
   * @param folder where servers run; made if missing
   * @param pairs questions over HTTP and to the engine
   * @param starts of each role
   * @return the figures by name
   */
  public static Map<String, Figure> measure(
      List<String> command, Path folder, int pairs, int starts)
      throws IOException, InterruptedException {
    var figures = new LinkedHashMap<String, Figure>();
    System.err.println("Measuring requests over HTTP beside those to the engine");
    figures.put("http_overhead_ms", new HttpOverhead(command, folder, pairs).measure());
    var coldStart = new ColdStart(command, folder, starts);
    System.err.println("Measuring starts of the role text");
    figures.put("cold_start_ms_text", coldStart.of("text", Question.post("tea", 1)));
    System.err.println("Measuring starts of the role images");
    figures.put("cold_start_ms_images", coldStart.of("images", Question.picture()));
    return figures;
  }
}
