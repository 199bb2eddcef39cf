package dev.phoenix.model.llama.binding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** Unpacks the platform's library into a cache folder and checks its digest before each use. */
final class NativeFile {

  private static final String DIGESTS = "natives-b4916.properties";

  private NativeFile() {}

  /**
   * The library as a file whose SHA-256 is the pinned one. A file that is there and right is used
   * again; one that is there and wrong is replaced.
   *
   * @param cache the folder to unpack into, made when missing
   * @throws LlamaException if the jar lacks the library or has another than the pinned one
   */
  static Path unpack(NativePlatform platform, Path cache) {
    String expected = digest(platform);
    Path file = cache.resolve("b4916-" + expected.substring(0, 16)).resolve(platform.file());
    try {
      if (!Files.isRegularFile(file) || !sha256(Files.readAllBytes(file)).equals(expected)) {
        replace(file, verified(platform, resource(platform.resource())));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot unpack llama.cpp into %s: give a writable cache folder".formatted(cache), e);
    }
  }

  /** The library's bytes, if they are the pinned ones. */
  static byte[] verified(NativePlatform platform, byte[] library) {
    String expected = digest(platform);
    String actual = sha256(library);
    if (!actual.equals(expected)) {
      throw new LlamaException(
          "%s in the carrier jar is not the library that this build pins: its SHA-256 is %s, not %s"
              .formatted(platform.resource(), actual, expected));
    }
    return library;
  }

  /** Other processes may load the file meanwhile, so it appears whole or not at all. */
  private static void replace(Path file, byte[] library) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "unpacking-", ".part");
    try {
      Files.write(part, library);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String digest(NativePlatform platform) {
    Properties digests = new Properties();
    try (InputStream in = NativeFile.class.getResourceAsStream(DIGESTS)) {
      if (in != null) {
        digests.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String digest = digests.getProperty(platform.resource());
    if (digest == null) {
      throw new LlamaException("No digest is pinned for " + platform.resource());
    }
    return digest;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = NativeFile.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new LlamaException(
            name + " is not on the class path: add de.kherud:llama:4.2.0, which carries it");
      }
      return in.readAllBytes();
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
