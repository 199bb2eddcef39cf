package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A process that does nothing but run the engine: prints the seconds from its start to the first
 * token, its memory in MB then, and its memory after some requests. Arguments: the model, the
 * folder of the natives, native threads for one token and for several, number of requests.
 */
final class Probe {

  private static final int TOKENS = 8;

  private Probe() {}

  /** Measures this process. */
  public static void main(String[] args) throws IOException {
    LlamaSettings settings =
        LlamaSettings.defaults()
            .withNativesFolder(Path.of(args[1]))
            .withThreads(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    try (TextModel model = LlamaCppTextModel.load(Path.of(args[0]), settings)) {
      Requests.ask(model, Requests.of("Ready?", 1, Sampling.GREEDY));
      double seconds =
          (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
      double idle = residentMegabytes();
      ask(model, settings.parallel(), Integer.parseInt(args[4]));
      System.out.printf("%s %s %s%n", seconds, idle, residentMegabytes());
    }
  }

  /** Different prompts, so that the prefix cache fills. */
  private static void ask(TextModel model, int atOnce, int requests) {
    Deque<TextGeneration> running = new ArrayDeque<>();
    for (int i = 0; i < requests; i++) {
      if (running.size() == 2 * atOnce) {
        running.removeFirst().result().join();
      }
      String prompt = "Post %d of %d, about bread and rain".formatted(i, requests);
      running.add(model.generate(Requests.of(prompt, TOKENS, Sampling.GREEDY), null));
    }
    running.forEach(each -> each.result().join());
  }

  private static double residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    Process process = new ProcessBuilder("ps", "-o", "rss=", "-p", pid).start();
    byte[] output = process.getInputStream().readAllBytes();
    return Long.parseLong(new String(output, StandardCharsets.UTF_8).strip()) / 1024.0;
  }
}
