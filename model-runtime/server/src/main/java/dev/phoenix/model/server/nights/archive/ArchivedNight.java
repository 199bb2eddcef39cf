package dev.phoenix.model.server.nights.archive;

import dev.phoenix.model.adapters.DurableFiles;
import dev.phoenix.model.server.nights.NightFile;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.signing.SigningKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An adapter in the archive: the files that were judged, what is known of them, a signature of that
 * ({@code gpg --verify manifest.json.asc manifest.json}) and digests of all ({@code sha256sum -c
 * SHA256SUMS}).
 *
 * @param folder where it is
 */
record ArchivedNight(Path folder) {

  static final String ADAPTER = "adapter.gguf";

  /** What is copied from the trainer's folder. */
  static final List<String> ARTIFACTS = List.of(ADAPTER, "adapter.safetensors", "merged-q8_0.gguf");

  private static final String MANIFEST = "manifest.json";
  private static final String SIGNATURE = "manifest.json.asc";
  private static final String SUMS = "SHA256SUMS";

  Path adapter() {
    return folder.resolve(ADAPTER);
  }

  /** Fills the folder, which is new. */
  void write(ArchiveManifest manifest, Path from, SigningKey key) throws IOException {
    Files.createDirectories(folder);
    for (var name : ARTIFACTS) {
      DurableFiles.copy(from.resolve(name), folder.resolve(name));
    }
    var text = NightFile.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    DurableFiles.write(folder.resolve(MANIFEST), text.getBytes(StandardCharsets.UTF_8));
    DurableFiles.write(
        folder.resolve(SIGNATURE), key.sign(text).getBytes(StandardCharsets.US_ASCII));
    Map<String, String> sums = new TreeMap<>();
    for (var name : ARTIFACTS) {
      sums.put(name, Digests.sha256(folder.resolve(name)));
    }
    sums.put(MANIFEST, Digests.sha256(folder.resolve(MANIFEST)));
    sums.put(SIGNATURE, Digests.sha256(folder.resolve(SIGNATURE)));
    DurableFiles.write(folder.resolve(SUMS), lines(sums).getBytes(StandardCharsets.UTF_8));
  }

  private static String lines(Map<String, String> sums) {
    var lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  /** What is known of it; nothing is verified. */
  ArchiveManifest manifest() throws IOException {
    return NightFile.JSON.readValue(text(MANIFEST), ArchiveManifest.class);
  }

  /**
   * Compares every byte with what was signed.
   *
   * @throws NightRefusedException with {@link Reason#DAMAGED}; names the file
   */
  ArchiveManifest verify(SigningKey key) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    text(SUMS)
        .lines()
        .filter(line -> line.length() > 66)
        .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
    for (var name : List.of(MANIFEST, SIGNATURE)) {
      if (!Digests.sha256(text(name)).equals(sums.get(name))) {
        throw damaged(name, "was changed: " + SUMS + " says another sha256");
      }
    }
    if (!key.verify(text(MANIFEST), text(SIGNATURE))) {
      throw damaged(
          SIGNATURE,
          "is no signature of manifest.json by this installation's key " + key.fingerprint());
    }
    var manifest = manifest();
    for (var name : ARTIFACTS) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw damaged(name, "is missing");
      }
      var digest = Digests.sha256(folder.resolve(name));
      if (!digest.equals(manifest.artifacts().get(name))) {
        throw damaged(name, "was changed: its sha256 is " + digest + ", not the signed one");
      }
    }
    if (!lines(sums).equals(text(SUMS))
        || !sums.entrySet().containsAll(manifest.artifacts().entrySet())) {
      throw damaged(SUMS, "was changed");
    }
    return manifest;
  }

  private String text(String name) throws IOException {
    if (!Files.isRegularFile(folder.resolve(name))) {
      throw damaged(name, "is missing");
    }
    try {
      return Files.readString(folder.resolve(name));
    } catch (CharacterCodingException e) {
      throw damaged(name, "was changed: it is no text any more");
    }
  }

  private NightRefusedException damaged(String file, String what) {
    return new NightRefusedException(
        Reason.DAMAGED,
        "The archive of the night '%s' is refused: its %s %s. Bring the folder %s back from a backup"
            .formatted(Objects.requireNonNull(folder.getFileName()), file, what, folder));
  }
}
