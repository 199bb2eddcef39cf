package dev.phoenix.model.local.bench;

import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.gguf.AdapterIntake;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.local.gguf.GgufSettings;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes the live adapter under load and prints {@code figure NAME VALUE UNIT}, with what it was
 * made of, a line each; progress goes to the standard error.
 */
public final class SwapBenchmark {

  static final String USAGE =
      """
      Possible: --folder FOLDER    where models and registry are made (default: a temporary one)
                --natives FOLDER   where llama.cpp is unpacked to
                --threads N        native threads (default 2)
                --quick            few repetitions\
      """;

  private static final String MODEL = "random";
  private static final int CONTEXT = 1_024;

  private SwapBenchmark() {}

  /** Runs; see {@link #USAGE}. */
  public static void main(String[] args) throws IOException {
    Path folder = null;
    Path natives = null;
    int threads = 2;
    boolean quick = false;
    try {
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--quick" -> quick = true;
          case "--folder" -> folder = Path.of(args[++i]);
          case "--natives" -> natives = Path.of(args[++i]);
          case "--threads" -> threads = Integer.parseInt(args[++i]);
          default -> throw new IllegalArgumentException("Unknown: " + args[i]);
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
      return;
    }
    Path work = folder == null ? Files.createTempDirectory("phoenix-swap") : folder;
    measure(work, natives, threads, quick)
        .forEach((name, figure) -> System.out.println(figure.line(name)));
    System.exit(0);
  }

  /**
   * Measures on a model of phoenix-core's size with two adapters. Answers are compared in single
   * precision: with fewer bits, one of a random model may differ by what else is in its batch,
   * swaps or not. Times are measured with keys and values as they are served, in 16 bits.
   *
   * @param folder where files are written
   * @param natives where llama.cpp is unpacked to; null for the user's cache folder
   * @param threads native threads
   * @param quick few repetitions on a tiny model, to see that all runs
   * @return the figures by name: {@code swap_wrong}, {@code swap_failed}, {@code swap_p99_ratio}
   */
  public static Map<String, Figure> measure(
      Path folder, @Nullable Path natives, int threads, boolean quick) throws IOException {
    Files.createDirectories(folder);
    Path registryFolder = Files.createTempDirectory(folder, "registry");
    AdapterRegistry registry = new AdapterRegistry(registryFolder, Clock.systemUTC());
    Path file = folder.resolve("random.gguf");
    List<Variant> variants = new ArrayList<>(List.of(Variant.BASE));
    try (RandomModel random =
        quick
            ? new RandomModel(64, 2, 0, CONTEXT, 5)
            : new RandomModel(256, 6, 4_096, CONTEXT, 5)) {
      random.gguf(file, GgufType.F32);
      for (String name : List.of("brand", "tone")) {
        Path adapter = random.adapter(folder.resolve(name + ".gguf"), name.hashCode());
        variants.add(
            new Variant(
                registry.add(AdapterIntake.read(name, adapter, MODEL, file, "", Map.of())).id()));
      }
    }
    GgufSettings settings = GgufSettings.defaults(MODEL, file).withRoom(CONTEXT, 4, 16);
    settings =
        natives == null
            ? new GgufSettings(
                MODEL,
                file,
                CONTEXT,
                4,
                16,
                threads,
                threads,
                settings.cacheBytes(),
                null,
                "auto",
                2)
            : settings.withEngine(threads, threads, natives);
    Map<String, Figure> figures = new LinkedHashMap<>();
    FreeMemory memory = FreeMemory.ofThisMachine();
    try (GgufChatModel model = GgufChatModel.loadForComparing(settings, registry, memory)) {
      System.err.println("Swapping under four clients");
      new Load(model, registry, variants).swap(quick ? 60 : 1_000, figures);
    }
    try (GgufChatModel model = GgufChatModel.load(settings, registry, memory)) {
      System.err.println("Time per token with and without swaps, in turns");
      new Load(model, registry, variants).compare(quick ? 2 : 9, quick ? 1 : 4, figures);
    }
    return figures;
  }
}
