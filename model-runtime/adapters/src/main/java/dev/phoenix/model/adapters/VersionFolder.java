package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a version: the adapter, its manifest, and the digests of both as {@code sha256sum
 * -c SHA256SUMS} checks them. A signature of the manifest can lie beside it.
 */
final class VersionFolder {

  static final String ADAPTER = "adapter.gguf";

  private static final String SUMS = "SHA256SUMS";

  private final AdapterId id;
  private final Path folder;

  VersionFolder(AdapterId id, Path folder) {
    this.id = id;
    this.folder = folder;
  }

  Path adapter() {
    return folder.resolve(ADAPTER);
  }

  /** Fills the folder, which is new. The adapter is digested as it was copied, not as it was. */
  Manifest write(NewAdapter adapter, Instant now) throws IOException {
    Files.createDirectories(folder);
    DurableFiles.copy(adapter.file(), adapter());
    Manifest manifest =
        Manifest.of(id, adapter, Digests.sha256(adapter()), Files.size(adapter()), now);
    byte[] json = ManifestFile.write(manifest);
    DurableFiles.write(folder.resolve(ManifestFile.NAME), json);
    DurableFiles.write(
        folder.resolve(SUMS),
        sums(manifest.sha256(), Digests.sha256(json)).getBytes(StandardCharsets.UTF_8));
    return manifest;
  }

  private static String sums(String adapter, String manifest) {
    return "%s  %s\n%s  %s\n".formatted(adapter, ADAPTER, manifest, ManifestFile.NAME);
  }

  /**
   * Reads the manifest and checks it, but not the adapter.
   *
   * @throws AdapterException with {@link Reason#DAMAGED} if it was changed
   */
  Manifest manifest() throws IOException {
    byte[] json = read(ManifestFile.NAME);
    Manifest manifest;
    try {
      manifest = ManifestFile.read(json);
    } catch (IOException | IllegalArgumentException | AdapterException e) {
      throw damaged(ManifestFile.NAME, "cannot be read: " + firstLine(e), e);
    }
    if (!manifest.id().equals(id)) {
      throw damaged(ManifestFile.NAME, "is the one of " + manifest.id(), null);
    }
    byte[] expected =
        sums(manifest.sha256(), Digests.sha256(json)).getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(expected, read(SUMS))) {
      throw damaged(ManifestFile.NAME, "and " + SUMS + " do not agree: one was changed", null);
    }
    return manifest;
  }

  /**
   * Reads all and compares the digests.
   *
   * @throws AdapterException with {@link Reason#DAMAGED} if a byte was changed
   */
  Manifest verify() throws IOException {
    Manifest manifest = manifest();
    if (!Files.isRegularFile(adapter())) {
      throw damaged(ADAPTER, "is missing", null);
    }
    String digest = Digests.sha256(adapter());
    if (!digest.equals(manifest.sha256())) {
      throw damaged(
          ADAPTER,
          "was changed: its sha256 is %s, the manifest says %s"
              .formatted(digest, manifest.sha256()),
          null);
    }
    return manifest;
  }

  private byte[] read(String name) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException e) {
      throw damaged(name, "is missing", e);
    }
  }

  private AdapterException damaged(String file, String what, @Nullable Throwable cause) {
    String message =
        ("The adapter '%s' is refused: its %s %s. Restore the folder %s from a backup, or roll back"
                + " and add the adapter again")
            .formatted(id, file, what, folder);
    return cause == null
        ? new AdapterException(Reason.DAMAGED, message)
        : new AdapterException(Reason.DAMAGED, message, cause);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
