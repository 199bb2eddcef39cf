package dev.phoenix.model.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.gate.judge.Trial;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.trainer.job.AtomicFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What contenders did, kept under a digest of all that it follows from: files, seed, engine and the
 * program itself. The model alone does the same every night, and a gate that was killed goes on
 * with what it had.
 */
final class TrialStore {

  /** Of some nights: a base, a candidate and a merged model for each engine. */
  private static final int MOST = 40;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GateRequest request;
  private final @Nullable Path folder;

  TrialStore(GateRequest request) {
    this.request = request;
    this.folder = request.trials();
  }

  /**
   * Names a trial.
   *
   * @param model the GGUF file that computes; for DJL the base counts
   * @param adapter on it; null for none
   */
  String key(@Nullable Path model, @Nullable Path adapter, int samples) throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(request.engine().word());
    if (request.engine() == GateEngine.DJL) {
      request.base().files().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(file -> parts.add(file.getKey() + "=" + file.getValue()));
    } else {
      parts.add(digest(model));
    }
    parts.add(digest(adapter));
    parts.add(digest(request.golden()));
    parts.add(digest(request.general()));
    parts.add(Long.toString(request.seed()));
    parts.add(Integer.toString(samples));
    parts.addAll(program());
    return sha256(String.join("\n", parts));
  }

  private String digest(@Nullable Path file) {
    return file == null ? "none" : request.digests().getOrDefault(file.toString(), "none");
  }

  /** Another build may draft, check or count otherwise. */
  private static List<String> program() throws IOException {
    List<String> parts = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        parts.add(entry + " " + Files.getLastModifiedTime(path) + " " + Files.size(path));
      }
    }
    return parts;
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What was kept; empty if nothing was, or it cannot be read. */
  Optional<Trial> find(String key) throws IOException {
    if (folder == null || !Files.exists(file(folder, key))) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file(folder, key)), Trial.class));
    } catch (JsonProcessingException e) {
      // done again
      return Optional.empty();
    }
  }

  /** Keeps a trial. */
  void keep(String key, Trial trial) throws IOException {
    if (folder != null) {
      Files.createDirectories(folder);
      AtomicFiles.write(file(folder, key), JSON.writeValueAsBytes(trial));
    }
  }

  private static Path file(Path folder, String key) {
    return folder.resolve(key + ".json");
  }

  /** Removes what was kept longest ago beyond a number of trials. */
  void tidy() throws IOException {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted(Comparator.comparing(file -> -file.toFile().lastModified()))
              .toList();
    }
    for (Path file : newestFirst.stream().skip(MOST).toList()) {
      Files.deleteIfExists(file);
    }
  }
}
