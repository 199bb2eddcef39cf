package dev.phoenix.local.backup;

import dev.phoenix.local.Json;
import dev.phoenix.signing.SigningKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes one signed file of a copied picture. */
final class Packing {

  private static final int BUFFER = 1 << 20;

  private Packing() {}

  /** The manifest's files, by what was copied of a picture. */
  static List<Manifest.Entry> entries(Picture picture, Path copy) throws IOException {
    var entries = new ArrayList<Manifest.Entry>();
    for (var file : picture.files()) {
      var copied = copy.resolve(file);
      var digests = Digests.of(copied);
      var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(copied));
      entries.add(new Manifest.Entry(name(file), digests.size(), digests.sha256(), mode));
    }
    return entries;
  }

  /** A path as it is written: with slashes. */
  static String name(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /**
   * Writes an archive that only its owner may read; it is on disk when this returns.
   *
   * @param copy the folder that holds the manifest's files
   * @param archive made anew
   */
  static void write(Manifest manifest, Path copy, SigningKey key, Path archive) throws IOException {
    var text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            archive, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      // its close would close the channel, which is to be forced first
      @SuppressWarnings("resource")
      var zip =
          new ZipOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER),
              StandardCharsets.UTF_8);
      zip.setLevel(Deflater.BEST_SPEED);
      add(zip, Archive.MANIFEST, text);
      add(zip, Archive.SIGNATURE, key.sign(text).getBytes(StandardCharsets.US_ASCII));
      for (var file : manifest.files()) {
        zip.putNextEntry(new ZipEntry(file.path()));
        try (var in = Files.newInputStream(copy.resolve(file.path()))) {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
