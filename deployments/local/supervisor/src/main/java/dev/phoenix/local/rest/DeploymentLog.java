package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of JSON for each deployment: what, from which commit, when, to which cluster. */
public final class DeploymentLog {

  private final Path file;

  public DeploymentLog(Path file) {
    this.file = file;
  }

  /** The newest deployment, if there was one. */
  public Optional<JsonNode> latest() {
    var lines = lines();
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }

  private List<JsonNode> lines() {
    var lines = new ArrayList<JsonNode>();
    try {
      if (Files.exists(file)) {
        for (var line : Files.readAllLines(file)) {
          lines.add(Json.MAPPER.readTree(line));
        }
      }
    } catch (IOException damaged) {
      // at worst something is deployed once more, which the engine notices
    }
    return lines;
  }

  /**
   * Whether the newest deployment of that folder to that cluster was the same one. What was
   * deployed from other folders does not count: it must not be replaced because it is newer.
   */
  public boolean has(Deployment deployment, Path folder, String cluster) {
    return lines().reversed().stream()
        .filter(line -> line.path("cluster").asText().equals(cluster))
        .filter(line -> line.path("folder").asText().equals(folder.toString()))
        .findFirst()
        .filter(line -> line.path("digest").asText().equals(deployment.digest()))
        .isPresent();
  }

  /** Adds a line. */
  public void add(Deployment deployment, Path folder, String cluster) {
    var line =
        Json.MAPPER
            .createObjectNode()
            .put("at", Instant.now().toString())
            .put("cluster", cluster)
            .put("folder", folder.toString())
            .put("digest", deployment.digest());
    git(folder, "rev-parse", "HEAD")
        .ifPresent(
            commit -> {
              line.put("commit", commit);
              line.put(
                  "changedSince",
                  !git(folder, "status", "--porcelain", "--", ".").orElse("").isEmpty());
            });
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Optional<String> git(Path folder, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
