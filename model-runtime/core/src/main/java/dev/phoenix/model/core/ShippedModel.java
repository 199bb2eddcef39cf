package dev.phoenix.model.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The weights that come with Phoenix and what goes with them. */
public final class ShippedModel {

  /** Its name, as a writer and in requests. */
  public static final String NAME = "phoenix-core";

  /** What it is sampled at. */
  public static final double TEMPERATURE = 0.4;

  /** The longest post that it writes, in tokens. */
  public static final int MOST_ANSWER_TOKENS = 300;

  /** Less room than this is too little for any post. */
  public static final int FEWEST_ANSWER_TOKENS = 40;

  private static final String GGUF = "phoenix-core-q8_0.gguf";

  private ShippedModel() {}

  /**
   * Unpacks the GGUF file, unless it is there already. Its name holds its digest, so versions lie
   * side by side; a file with another content than its name says is replaced.
   *
   * @return the file
   * @throws IOException if the folder cannot be written
   */
  public static Path unpack(Path folder) throws IOException {
    var digest = properties().getProperty("gguf.sha256");
    var file = folder.resolve("phoenix-core-%s.gguf".formatted(digest.substring(0, 12)));
    if (Files.exists(file) && digest(file).equals(digest)) {
      return file;
    }
    Files.createDirectories(folder);
    var partial = Files.createTempFile(folder, "phoenix-core", ".part");
    try (var from = resource(GGUF)) {
      Files.copy(from, partial, StandardCopyOption.REPLACE_EXISTING);
      if (!digest(partial).equals(digest)) {
        throw new IOException(
            "The packed phoenix-core has another digest than model.properties says: build it anew");
      }
      return Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /**
   * Unpacks the weights in f16 with their tokenizer, as a Hugging Face directory: what adapters are
   * trained on.
   *
   * @return the directory
   * @throws IOException if the folder cannot be written
   */
  public static Path unpackWeights(Path folder) throws IOException {
    var directory = folder.resolve("phoenix-core-f16");
    Files.createDirectories(directory);
    for (var name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
      var partial = Files.createTempFile(directory, name, ".part");
      try (var from = resource(name)) {
        Files.copy(from, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
            partial,
            directory.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    }
    return directory;
  }

  /**
   * Unpacks {@code replay.jsonl}: 1,500 corrections as lines of the trainer that an adapter learns
   * again so that the old skills stay.
   *
   * @return the file
   * @throws IOException if the folder cannot be written
   */
  public static Path unpackReplay(Path folder) throws IOException {
    return unpackLines("replay.jsonl", folder);
  }

  /**
   * Unpacks {@code general.jsonl}: 200 corrections about what no training has seen, as lines of the
   * trainer, by whose likelihood one sees whether the old skills stayed.
   *
   * @return the file
   * @throws IOException if the folder cannot be written
   */
  public static Path unpackGeneral(Path folder) throws IOException {
    return unpackLines("general.jsonl", folder);
  }

  private static Path unpackLines(String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    var partial = Files.createTempFile(folder, name, ".part");
    try (var from = new GZIPInputStream(resource(name + ".gz"))) {
      Files.copy(from, partial, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(
          partial,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** How its confidence was calibrated. */
  public static Confidence confidence() {
    var properties = properties();
    return new Confidence(
        Double.parseDouble(properties.getProperty("confidence.intercept")),
        Double.parseDouble(properties.getProperty("confidence.slope")),
        Double.parseDouble(properties.getProperty("confidence.warnings")));
  }

  /** The words that it was trained on. */
  public static Vocabulary vocabulary() {
    return new Vocabulary(Map.of("en", words("en"), "es", words("es")));
  }

  private static Set<String> words(String language) {
    try (var stream = resource("words.%s.txt".formatted(language))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties properties() {
    var properties = new Properties();
    try (var stream = resource("model.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static InputStream resource(String name) throws IOException {
    var stream = ShippedModel.class.getResourceAsStream("model/" + name);
    if (stream == null) {
      throw new IOException(
          "phoenix-core's %s is not in this build: ./deployments/phoenix train-core makes it"
              .formatted(name));
    }
    return stream;
  }

  /** SHA-256 of a file's bytes, in hexadecimal. */
  public static String digest(Path file) throws IOException {
    try (var stream =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
