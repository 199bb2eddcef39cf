package dev.phoenix.local.platform;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fetches through the user's Maven, with their mirrors and proxies, checksums strict. */
public final class MavenSource implements ArchiveSource {

  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

  private final String maven;
  private final Path localRepository;
  private final Consumer<String> progress;

  /** The Maven that the launcher found, with the local repository that it will use. */
  public static MavenSource of(Map<String, String> environment, Consumer<String> progress) {
    return new MavenSource(
        environment.getOrDefault("PHOENIX_MVN", "mvn"), LocalRepository.of(environment), progress);
  }

  /**
   * A source that runs this Maven; the local repository is only watched for progress and for a
   * broken archive.
   */
  public MavenSource(String maven, Path localRepository, Consumer<String> progress) {
    this.maven = maven;
    this.localRepository = localRepository;
    this.progress = progress;
  }

  @Override
  public Path fetch(Distribution distribution, Path folder, boolean again)
      throws IOException, InterruptedException {
    Path inRepository =
        localRepository
            .resolve(distribution.groupId().replace('.', '/'))
            .resolve(distribution.artifactId())
            .resolve(distribution.version());
    if (again) {
      deleteArchive(inRepository, distribution.fileName());
    }
    Files.createDirectories(folder);
    Path output = folder.resolve("maven.out");
    Process process =
        new ProcessBuilder(
                List.of(
                    maven,
                    "-B",
                    "-C",
                    COPY,
                    "-Dartifact=" + distribution.coordinates(),
                    "-DoutputDirectory=" + folder,
                    "-Dmdep.overWriteReleases=true"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      while (!process.waitFor(2, TimeUnit.SECONDS)) {
        long have = Math.min(distribution.archiveBytes(), size(inRepository));
        progress.accept(
            "fetching "
                + distribution.fileName()
                + ": "
                + have / 1_000_000
                + " of "
                + distribution.archiveBytes() / 1_000_000
                + " MB");
      }
    } finally {
      process.destroy();
    }
    if (process.exitValue() != 0) {
      String reason =
          Files.readAllLines(output).stream()
              .filter(line -> line.contains("[ERROR]"))
              .findFirst()
              .orElse("no reason given");
      throw new UserError(
          "Maven could not fetch "
              + distribution.coordinates()
              + ": "
              + reason.replace("[ERROR]", "").strip()
              + "\nCheck the network and Maven's settings, then run the same command again.");
    }
    return folder.resolve(distribution.fileName());
  }

  private static void deleteArchive(Path versionFolder, String fileName) throws IOException {
    if (!Files.isDirectory(versionFolder)) {
      return;
    }
    try (Stream<Path> files = Files.list(versionFolder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith(fileName)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The largest file in the folder: the archive or the part of it that has come. */
  private static long size(Path versionFolder) {
    if (!Files.isDirectory(versionFolder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(versionFolder)) {
      return files.map(file -> file.toFile().length()).max(Comparator.naturalOrder()).orElse(0L);
    } catch (IOException passing) {
      return 0;
    }
  }
}
