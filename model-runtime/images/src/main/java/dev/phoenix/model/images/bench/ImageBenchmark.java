package dev.phoenix.model.images.bench;

import dev.phoenix.model.images.CachedImages;
import dev.phoenix.model.images.ImageLimits;
import dev.phoenix.model.images.ImageListener;
import dev.phoenix.model.images.ImagePreparer;
import dev.phoenix.model.images.ImageSettings;
import dev.phoenix.model.images.bench.LikenessMeasurement.Pair;
import dev.phoenix.model.images.cache.CacheSettings;
import dev.phoenix.model.images.cache.ImageCache;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Measures image preparation and prints the figures; progress goes to the standard error.
 *
 * <p>Arguments: {@code --quick} for few repetitions, {@code --seed N} for another replay.
 */
public final class ImageBenchmark {

  private static final String USAGE = "Possible: --quick, --seed N";

  private final boolean quick;
  private final long seed;

  private ImageBenchmark(boolean quick, long seed) {
    this.quick = quick;
    this.seed = seed;
  }

  /** Runs. */
  public static void main(String[] args) throws IOException, InterruptedException {
    boolean quick = false;
    long seed = 42;
    try {
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--quick" -> quick = true;
          case "--seed" -> seed = Long.parseLong(args[++i]);
          default -> throw new IllegalArgumentException("Unknown: " + args[i]);
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
    new ImageBenchmark(quick, seed).run();
  }

  private void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("phoenix-images");
    try {
      progress("JPEG files of 1920 x 1080");
      new SpeedBenchmark(folder, quick ? 4 : 40).run();
      progress("a replay of requests");
      replay(folder.resolve("cache"));
      progress("pairs of pictures");
      pairs();
    } finally {
      delete(folder);
    }
  }

  private void replay(Path folder) {
    CachedImages images =
        new CachedImages(
            new ImagePreparer(ImageSettings.DEFAULT, ImageLimits.defaults()),
            new ImageCache(CacheSettings.in(folder), Clock.systemUTC(), ImageListener.NONE),
            ImageListener.NONE);
    Replay.Outcome outcome = new Replay(images, seed, 960, 600).play(quick ? 100 : 1_000);
    Map<String, Double> parts =
        Map.of(
            "hits", (double) outcome.hits(),
            "seen_before", (double) outcome.seenBefore(),
            "requests", (double) outcome.requests(),
            "seed", (double) seed);
    print("image_hit_rate", outcome.hitRate(), "ratio", parts);
    print("image_false_merges", outcome.falseMerges(), "count", parts);
  }

  private void pairs() {
    LikenessMeasurement measured = new LikenessMeasurement(quick ? 2 : 12, 960, 600);
    List<Pair> same = measured.same();
    List<Pair> others =
        measured.different().stream()
            .filter(pair -> pair.what().equals("another picture"))
            .toList();
    int most = same.stream().mapToInt(pair -> pair.likeness().distance()).max().orElseThrow();
    int least = others.stream().mapToInt(pair -> pair.likeness().distance()).min().orElseThrow();
    Pair worst =
        same.stream()
            .max(Comparator.comparingDouble(pair -> pair.likeness().change()))
            .orElseThrow();
    long merged = measured.different().stream().filter(pair -> pair.likeness().same()).count();
    Map<String, Double> likePairs = Map.of("pairs", (double) same.size());
    print("image_hash_distance_same_max", most, "bits", likePairs);
    print("image_hash_distance_other_min", least, "bits", Map.of("pairs", (double) others.size()));
    print("image_cell_change_same_max", worst.likeness().change(), "levels", likePairs);
    System.err.println("The most changed of like pairs was " + worst.what());
    print(
        "image_pairs_merged_wrongly",
        merged,
        "count",
        Map.of("pairs", (double) measured.different().size()));
  }

  private static void print(String name, double value, String unit, Map<String, Double> parts) {
    System.out.println(Figure.single(value, unit, parts).line(name));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void progress(String what) {
    System.err.println("Measuring " + what);
  }
}
