package dev.phoenix.model.images.cache;

import dev.phoenix.model.images.Digests;
import dev.phoenix.model.images.PreparedImage;
import dev.phoenix.model.images.likeness.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the file of a picture holds: a mark, when it was prepared (milliseconds since 1970), width,
 * height, perceptual hash, the fingerprint's cells, the WebP file, and the SHA-256 of all before as
 * 64 hexadecimal digits. Numbers are big-endian.
 */
record Entry(Instant prepared, PreparedImage image) {

  private static final long MARK = 0x5048584944474501L;
  private static final int HEADER = 8 + 8 + 4 + 4 + 8 + Fingerprint.CELLS;
  private static final int DIGEST = 64;

  byte[] toBytes() {
    Fingerprint fingerprint = image.fingerprint();
    byte[] content =
        ByteBuffer.allocate(HEADER + image.webp().length)
            .putLong(MARK)
            .putLong(prepared.toEpochMilli())
            .putInt(image.width())
            .putInt(image.height())
            .putLong(fingerprint.hash())
            .put(fingerprint.cells())
            .put(image.webp())
            .array();
    return ByteBuffer.allocate(content.length + DIGEST)
        .put(content)
        .put(Digests.sha256(content).getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** Reads a file; null if it is not, byte for byte, what was written. */
  static @Nullable Entry parse(byte[] file) {
    if (file.length <= HEADER + DIGEST) {
      return null;
    }
    byte[] content = new byte[file.length - DIGEST];
    byte[] digest = new byte[DIGEST];
    ByteBuffer.wrap(file).get(content).get(digest);
    ByteBuffer in = ByteBuffer.wrap(content);
    if (in.getLong() != MARK
        || !Digests.sha256(content).equals(new String(digest, StandardCharsets.US_ASCII))) {
      return null;
    }
    Instant prepared = Instant.ofEpochMilli(in.getLong());
    int width = in.getInt();
    int height = in.getInt();
    long hash = in.getLong();
    byte[] cells = new byte[Fingerprint.CELLS];
    byte[] webp = new byte[content.length - HEADER];
    in.get(cells).get(webp);
    Fingerprint fingerprint = new Fingerprint(hash, width, height, cells);
    return new Entry(
        prepared, new PreparedImage(webp, width, height, Digests.sha256(webp), fingerprint));
  }
}
