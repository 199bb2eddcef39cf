package dev.phoenix.local.platform;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The Camunda distribution: fetched from Maven Central by Maven, checked, unpacked once into the
 * cache.
 *
 * <p>It is under the Camunda License, which allows non-production use: it is fetched, never
 * bundled.
 */
public final class Distribution {

  /** What Maven calls it. */
  public static final String ARTIFACT = "io.camunda:camunda-zeebe:8.6.0:tar.gz";

  /** How much is downloaded, in megabytes. */
  public static final int MEGABYTES = 299;

  private static final String SHA_256 =
      "5c699e86a6c9d290dd7b1f0b2ea648fb57fd1dacf1cab22c874219e58827ea45";

  private final Home home;
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  /** A distribution in that home's cache; {@code progress} is told what goes on. */
  public Distribution(Home home, Map<String, String> environment, Consumer<String> progress) {
    this.home = home;
    this.environment = environment;
    this.progress = progress;
  }

  /** Where it lies once it is unpacked. */
  public Path directory() {
    return home.cache().resolve("camunda-zeebe-8.6.0");
  }

  /** Whether it is there, whole: the folder only gets its name when everything was unpacked. */
  public boolean isPresent() {
    return Files.isExecutable(directory().resolve("bin/camunda"));
  }

  /** Fetches and unpacks it unless it is there. */
  public Path provide() throws IOException, InterruptedException {
    if (isPresent()) {
      return directory();
    }
    Files.createDirectories(home.cache());
    var archive = home.cache().resolve("camunda-zeebe-8.6.0.tar.gz");
    fetch(archive);
    if (!SHA_256.equals(sha256(archive))) {
      Files.delete(archive);
      throw new UserError(
          "The download of "
              + ARTIFACT
              + " is broken: its SHA-256 is not the expected one. Delete io/camunda/camunda-zeebe"
              + " in Maven's local repository and try again.");
    }
    unpack(archive);
    Files.delete(archive);
    return directory();
  }

  private void fetch(Path archive) throws IOException, InterruptedException {
    var maven = environment.getOrDefault("PHOENIX_MVN", "mvn");
    var process =
        new ProcessBuilder(
                maven,
                "-B",
                "-q",
                // a wrong checksum is an error, not a warning
                "-C",
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
                "-Dartifact=" + ARTIFACT,
                "-Dmdep.stripVersion=false",
                "-Dmdep.overWriteReleases=true",
                "-DoutputDirectory=" + home.cache())
            .directory(home.cache().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new StringBuilder();
    var reader = Thread.ofVirtual().start(() -> copy(process.getInputStream(), output));
    var started = System.nanoTime();
    while (!process.waitFor(5, TimeUnit.SECONDS)) {
      progress.accept(
          "downloading Camunda (%d s so far)"
              .formatted((System.nanoTime() - started) / 1_000_000_000));
    }
    reader.join();
    if (process.exitValue() != 0 || !Files.exists(archive)) {
      throw new UserError(
          "Camunda could not be downloaded. Check the connection to Maven Central (or your mirror)"
              + " and try again. Maven said:\n"
              + output.toString().strip());
    }
  }

  private static void copy(InputStream in, StringBuilder output) {
    try {
      output.append(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // what was read so far is enough
    }
  }

  private void unpack(Path archive) throws IOException, InterruptedException {
    progress.accept("unpacking Camunda into " + directory());
    var half = home.cache().resolve("unpacking");
    delete(half);
    delete(directory());
    Files.createDirectories(half);
    var tar =
        new ProcessBuilder(
                List.of(
                    "tar",
                    "xzf",
                    archive.toString(),
                    "-C",
                    half.toString(),
                    "--strip-components=1"))
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new UserError("Camunda could not be unpacked into " + half + ". Is the disk full?");
    }
    Files.move(half, directory(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
