package dev.phoenix.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How many bytes went by, and what they were.
 *
 * @param sha256 in lower-case hexadecimal digits
 */
record Digests(long size, String sha256) {

  private static final int CHUNK = 128 * 1024;

  /** Of a file. */
  static Digests of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
    }
  }

  /**
   * Of all that a stream gives, which is written to another.
   *
   * @param most reading ends when it gave more than this
   */
  static Digests copy(InputStream in, OutputStream out, long most) throws IOException {
    var digest = newDigest();
    var chunk = new byte[CHUNK];
    long size = 0;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      size += read;
      digest.update(chunk, 0, read);
      if (size > most) {
        break;
      }
      out.write(chunk, 0, read);
    }
    return new Digests(size, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
