package dev.phoenix.local.backup;

import dev.phoenix.local.platform.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program that this launcher belongs to.
 *
 * @param root its folder
 */
record Checkout(Path root) {

  private static final Pattern MIGRATION = Pattern.compile("V([0-9]+)(_[0-9]+)?__.*\\.sql");
  private static final Pattern VERSION = Pattern.compile("phoenix-supervisor-(.+)\\.jar");
  private static final long GIT_SECONDS = 10;

  /** What of it writes data. */
  Manifest.Software software() throws IOException {
    return new Manifest.Software(
        version(), commit().orElse(null), migrations(), Distribution.CAMUNDA.version());
  }

  /** Whether a commit of this checkout's repository is an ancestor of another, if git can tell. */
  Optional<Boolean> isAncestor(String commit, String of) {
    return run(List.of("merge-base", "--is-ancestor", commit, of))
        .filter(ended -> ended.code() <= 1)
        .map(ended -> ended.code() == 0);
  }

  private Optional<String> commit() {
    return run(List.of("rev-parse", "HEAD"))
        .filter(ended -> ended.code() == 0)
        .map(ended -> ended.output().strip());
  }

  private String version() throws IOException {
    return names(root.resolve("deployments/local/supervisor/target"))
        .map(VERSION::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(match -> match.group(1))
        .findFirst()
        .orElse("unknown");
  }

  /** The highest number of a migration of the workers' tables. */
  private int migrations() throws IOException {
    return names(root.resolve("workers/src/main/resources/db/workers"))
        .map(MIGRATION::matcher)
        .filter(java.util.regex.Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElse(0);
  }

  private static Stream<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private Optional<Ended> run(List<String> arguments) {
    var command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(arguments);
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var reader = process.inputReader()) {
        var output = reader.readAllAsString();
        return process.waitFor(GIT_SECONDS, TimeUnit.SECONDS)
            ? Optional.of(new Ended(process.exitValue(), output))
            : Optional.empty();
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return Optional.empty(); // no git
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private record Ended(int code, String output) {}
}
