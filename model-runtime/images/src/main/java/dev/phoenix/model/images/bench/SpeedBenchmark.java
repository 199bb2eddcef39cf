package dev.phoenix.model.images.bench;

import dev.phoenix.model.images.ImageLimits;
import dev.phoenix.model.images.ImagePreparer;
import dev.phoenix.model.images.ImageSettings;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time and size for JPEG files of 1920 x 1080, and the same files by libvips in the same run. */
final class SpeedBenchmark {

  private static final int WARM_UP = 20;

  private final Path folder;
  private final int rounds;
  private final ImagePreparer preparer =
      new ImagePreparer(ImageSettings.DEFAULT, ImageLimits.defaults());

  SpeedBenchmark(Path folder, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
  }

  void run() throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      Path file = folder.resolve(scene.name() + ".jpg");
      Files.write(file, Variant.jpeg(scene.draw(1, 1920, 1080), 0.9f));
      files.add(file);
    }
    for (int i = 0; i < WARM_UP; i++) {
      preparer.prepare(files.get(i % files.size()));
    }
    boolean vips = vipsIsInstalled();
    double[] ours = new double[rounds * files.size()];
    double[] theirs = new double[ours.length];
    double in = 0;
    double out = 0;
    for (int i = 0; i < ours.length; i++) {
      Path file = files.get(i % files.size());
      long start = System.nanoTime();
      int bytes = preparer.prepare(file).webp().length;
      ours[i] = (System.nanoTime() - start) / 1e6;
      in += Files.size(file);
      out += bytes;
      if (vips) {
        start = System.nanoTime();
        vips("thumbnail", file.toString(), folder.resolve("vips.webp") + "[Q=85]", "512");
        theirs[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    report(ours, vips ? theirs : null, in, out);
  }

  private void report(double[] ours, double @Nullable [] theirs, double in, double out) {
    print("image_ms", Figure.of(ours, "ms", Map.of()));
    print("image_ms_p99", Figure.percentile(ours, 0.99, "ms", Map.of()));
    print(
        "image_size_ratio",
        Figure.single(out / in, "ratio", Map.of("input_bytes", in, "output_bytes", out)));
    if (theirs == null) {
      System.err.println(
          "image_vs_vips is left out: vips was not found; Debian has it in libvips-tools");
    } else {
      print("image_vs_vips", Figure.ratio("image_ms", ours, "vips_process_ms", theirs));
    }
  }

  private static void print(String name, Figure figure) {
    System.out.println(figure.line(name));
  }

  private static boolean vipsIsInstalled() throws InterruptedException {
    try {
      return vips("--version") == 0;
    } catch (IOException notFound) {
      return false;
    }
  }

  private static int vips(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("vips"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("vips did not end within a minute");
    }
    return process.exitValue();
  }
}
