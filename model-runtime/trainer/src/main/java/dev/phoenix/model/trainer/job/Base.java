package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.safetensors.SafetensorsDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The model that is learned on top of.
 *
 * @param directory in Hugging Face's layout; a relative one is in the job folder
 * @param files sha256 by name of all files that make the model: configuration, tokenizer, weights
 */
public record Base(Path directory, Map<String, String> files) {

  /** The tokenizer's file in a model directory. */
  public static final String TOKENIZER = "tokenizer.json";

  public Base {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * The model in a directory, as it is now; reads all of it.
   *
   * @throws IOException if a file cannot be read
   */
  public static Base of(Path directory) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : (Iterable<Path>) entries::iterator) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file) && belongs(name)) {
          files.put(name, Digests.sha256(file));
        }
      }
    }
    return new Base(directory, files);
  }

  private static boolean belongs(String name) {
    return name.equals(ConfigFile.NAME)
        || name.equals(TOKENIZER)
        || name.equals(SafetensorsDirectory.INDEX)
        || name.endsWith(".safetensors");
  }

  /** One digest of all: of the lines that {@code sha256sum} prints of the files by name. */
  @JsonIgnore
  public String sha256() {
    StringBuilder sums = new StringBuilder();
    files.forEach((name, sum) -> sums.append(sum).append("  ").append(name).append('\n'));
    return Digests.sha256(sums.toString());
  }

  /**
   * Compares the directory with the digests.
   *
   * @throws RefusedException that names the file which is missing, was changed or was added
   */
  public void check() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new RefusedException("base.directory %s is no directory".formatted(directory));
    }
    Map<String, String> found = of(directory).files();
    files.forEach(
        (name, sum) -> {
          String now = found.get(name);
          if (now == null) {
            throw refused("%s is missing in %s".formatted(name, directory));
          }
          if (!now.equals(sum)) {
            throw refused(
                "%s was changed: its sha256 is %s, the job says %s".formatted(name, now, sum));
          }
        });
    found.forEach(
        (name, sum) -> {
          if (!files.containsKey(name)) {
            throw refused("base.files does not name %s, which is in %s".formatted(name, directory));
          }
        });
  }

  private static RefusedException refused(String what) {
    return new RefusedException("The base model is refused: " + what);
  }
}
