package dev.phoenix.model.llama.bench;

import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Start and memory of a JVM that only runs the engine, with a heap of 256 MB. */
final class ProcessBenchmark {

  private static final int STARTS = 5;

  private final Options options;

  ProcessBenchmark(Options options) {
    this.options = options;
  }

  void run(Map<String, Figure> figures) throws IOException {
    int starts = options.quick() ? 1 : STARTS;
    double[] seconds = new double[starts];
    double[] idle = new double[starts];
    for (int i = 0; i < starts; i++) {
      double[] measured = probe(0);
      seconds[i] = measured[0];
      idle[i] = measured[1];
    }
    double after = probe(options.memoryRequests())[2];
    figures.put("start_seconds", Figure.of(seconds, "s", Map.of()));
    figures.put("rss_mb_idle", Figure.of(idle, "MB", Map.of()));
    figures.put(
        "rss_mb_after_10000",
        Figure.of(
            new double[] {after}, "MB", Map.of("requests", (double) options.memoryRequests())));
  }

  private double[] probe(int requests) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Probe.class.getName());
    command.add(options.model().toAbsolutePath().toString());
    command.add(options.settings().nativesFolder().toAbsolutePath().toString());
    command.add(Integer.toString(options.settings().threads()));
    command.add(Integer.toString(options.settings().batchThreads()));
    command.add(Integer.toString(requests));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("The measured process ended with code " + code);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted", e);
    }
    String[] numbers = output.strip().lines().toList().getLast().split(" ", -1);
    return new double[] {
      Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2])
    };
  }
}
