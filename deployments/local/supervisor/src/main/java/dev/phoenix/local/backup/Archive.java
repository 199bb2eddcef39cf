package dev.phoenix.local.backup;

import dev.phoenix.local.Json;
import dev.phoenix.signing.VerifyingKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A backup in one file: a ZIP with {@code manifest.json}, its detached OpenPGP signature {@code
 * manifest.json.asc}, and the manifest's files. It was written by another program, perhaps by
 * another person: nothing in it is believed before {@link #verify}.
 */
public final class Archive implements Closeable {

  /** What is signed. */
  static final String MANIFEST = "manifest.json";

  /** The signature. */
  static final String SIGNATURE = "manifest.json.asc";

  // the launcher has a heap of 96 MB; a home of 100,000 files has a manifest of 15 MB
  private static final int LONGEST_MANIFEST = 24 << 20;
  private static final int LONGEST_SIGNATURE = 64 << 10;

  private final Path file;
  private final ZipFile zip;
  private final byte[] manifestText;
  private @Nullable Manifest manifest;

  private Archive(Path file, ZipFile zip) throws IOException {
    this.file = file;
    this.zip = zip;
    this.manifestText = read(MANIFEST, LONGEST_MANIFEST);
  }

  /**
   * Opens one.
   *
   * @throws BrokenArchiveException if it is not whole or not one of this program's
   */
  public static Archive open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not there");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BrokenArchiveException(
          file.getFileName().toString(), "the archive is not whole (" + e.getMessage() + ")", e);
    }
    try {
      return new Archive(file, zip);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /**
   * What it says that it holds; to be believed after {@link #verify}.
   *
   * @throws BrokenArchiveException if that cannot be read
   */
  public Manifest manifest() throws IOException {
    var known = manifest;
    if (known == null) {
      known = parse();
      manifest = known;
    }
    return known;
  }

  /** Whether a key signed the manifest, which is not read for that. */
  boolean isSignedBy(VerifyingKey key) throws IOException {
    var signature = new String(read(SIGNATURE, LONGEST_SIGNATURE), StandardCharsets.US_ASCII);
    return key.verify(manifestText, signature);
  }

  /**
   * Checks the signature, that the archive holds what the manifest names and nothing else, and each
   * file's size and digest.
   *
   * @throws BrokenArchiveException that names the first that is wrong
   */
  public void verify(VerifyingKey key) throws IOException {
    checkManifest(key);
    for (var entry : manifest().files()) {
      copy(entry, OutputStream.nullOutputStream());
    }
  }

  /** The signature and the names: everything but the files' bytes. */
  void checkManifest(VerifyingKey key) throws IOException {
    if (!isSignedBy(key)) {
      throw new BrokenArchiveException(
          MANIFEST,
          "it was not signed, as it is, by the key "
              + key.fingerprint()
              + ". Another Phoenix' backup is checked with that one's public key: --key FILE");
    }
    var manifest = manifest();
    if (manifest.format() != Manifest.FORMAT) {
      throw new BrokenArchiveException(
          MANIFEST,
          "format %d; this Phoenix reads %d".formatted(manifest.format(), Manifest.FORMAT));
    }
    var expected = new HashSet<>(Set.of(MANIFEST, SIGNATURE));
    for (var entry : manifest.files()) {
      SafePaths.check(entry.path());
      if (!expected.add(entry.path())) {
        throw new BrokenArchiveException(entry.path(), "the manifest names it twice");
      }
    }
    for (var folder : manifest.folders()) {
      SafePaths.check(folder);
    }
    var seen = new HashSet<String>();
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      var name = entries.nextElement().getName();
      if (!expected.contains(name)) {
        throw new BrokenArchiveException(name, "the manifest does not name it");
      }
      if (!seen.add(name)) {
        throw new BrokenArchiveException(name, "it is there twice");
      }
    }
    for (var name : expected) {
      if (!seen.contains(name)) {
        throw new BrokenArchiveException(name, "it is missing");
      }
    }
  }

  /**
   * Puts all files into an empty folder, each checked as it is written; only after {@link
   * #checkManifest}.
   */
  void extract(Path folder) throws IOException {
    for (var each : manifest().folders()) {
      Files.createDirectories(SafePaths.within(folder, each));
    }
    for (var entry : manifest().files()) {
      var target = SafePaths.within(folder, entry.path());
      Files.createDirectories(target.getParent());
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newOutputStream(target)) {
        copy(entry, out);
      }
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(entry.mode()));
    }
  }

  private void copy(Manifest.Entry entry, OutputStream out) throws IOException {
    Digests digests;
    try (var in = in(entry.path())) {
      digests = Digests.copy(in, new Guarded(out), entry.size());
    } catch (Guarded.WriteException e) {
      throw e.failure();
    } catch (BrokenArchiveException e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenArchiveException(entry.path(), String.valueOf(e.getMessage()), e);
    }
    if (digests.size() != entry.size()) {
      throw new BrokenArchiveException(
          entry.path(), "it has not the %d bytes of the manifest".formatted(entry.size()));
    }
    if (!digests.sha256().equals(entry.sha256())) {
      throw new BrokenArchiveException(entry.path(), "its SHA-256 is not that of the manifest");
    }
  }

  private Manifest parse() throws IOException {
    try {
      return Json.MAPPER.readValue(manifestText, Manifest.class);
    } catch (IOException | RuntimeException e) {
      throw new BrokenArchiveException(MANIFEST, "it cannot be read", e);
    }
  }

  private byte[] read(String name, int longest) throws IOException {
    try (var in = in(name)) {
      var text = in.readNBytes(longest);
      if (text.length == longest) {
        throw new BrokenArchiveException(name, "it is far too long");
      }
      return text;
    } catch (BrokenArchiveException e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenArchiveException(name, String.valueOf(e.getMessage()), e);
    }
  }

  private InputStream in(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new BrokenArchiveException(name, "it is missing in " + file.getFileName());
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
