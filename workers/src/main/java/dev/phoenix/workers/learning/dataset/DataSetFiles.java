package dev.phoenix.workers.learning.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.learning.feedback.Example;
import dev.phoenix.workers.learning.likeness.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The files of data sets, one folder for each run. A folder is there as a whole or not at all. */
final class DataSetFiles {

  static final String TRAIN = "train.jsonl";
  static final String GOLDEN = "golden.jsonl";
  static final String MANIFEST = "manifest.json";

  private final Path folder;

  DataSetFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Where a run's files are, or shall be. */
  Path of(String runId) {
    return folder.resolve(runId);
  }

  /** The lines to train on; the same for the same examples, in whatever order they come. */
  static byte[] train(List<Example> examples) {
    var lines = new StringBuilder();
    examples.stream()
        .sorted(Comparator.comparing(Example::id))
        .forEach(
            example ->
                lines
                    .append(
                        JobJson.mapper()
                            .createObjectNode()
                            .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                "prompt", brief(example))
                            .put("response", example.response())
                            .put("weight", example.feedback()))
                    .append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The brief of an example. */
  static JsonNode brief(Example example) {
    try {
      return JobJson.mapper().readTree(example.input());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The example " + example.id() + " has no readable input", e);
    }
  }

  /** Whether a run's files are there as its manifest says. */
  boolean complete(Manifest manifest) {
    var at = of(manifest.runId());
    try {
      for (var file : manifest.files().entrySet()) {
        var bytes = Files.readAllBytes(at.resolve(file.getKey()));
        if (!Sha256.of(bytes).equals(file.getValue().sha256())) {
          return false;
        }
      }
      return JobJson.mapper()
          .readValue(at.resolve(MANIFEST).toFile(), Manifest.class)
          .equals(manifest);
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes a run's files durably, in place of any that were there. */
  void write(Manifest manifest, byte[] train, byte[] golden) throws IOException {
    var json = JobJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    var files = Map.of(TRAIN, train, GOLDEN, golden, MANIFEST, json);
    Files.createDirectories(folder);
    var draft = Files.createDirectory(folder.resolve("." + UUID.randomUUID()));
    try {
      for (var file : files.entrySet()) {
        force(draft.resolve(file.getKey()), file.getValue());
      }
      delete(of(manifest.runId()));
      Files.move(draft, of(manifest.runId()), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(draft);
    }
  }

  private static void force(Path file, byte[] bytes) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
