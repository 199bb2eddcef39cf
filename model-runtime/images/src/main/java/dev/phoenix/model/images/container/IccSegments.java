package dev.phoenix.model.images.container;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A colour profile in pieces of a JPEG file (ICC.1, annex B.4). */
final class IccSegments {

  private static final int HEADER = 14;

  private final Map<Integer, byte[]> pieces = new HashMap<>();
  private int expected;

  void add(Bytes bytes, int at, int length) {
    if (length < HEADER || !bytes.startsWith(at, "ICC_PROFILE\0")) {
      return;
    }
    int number = bytes.u8(at + 12, ImageFormat.JPEG);
    expected = bytes.u8(at + 13, ImageFormat.JPEG);
    pieces.put(number, bytes.slice(at + HEADER, length - HEADER, ImageFormat.JPEG));
  }

  /** The profile; none if there is none or a piece is missing. */
  byte @Nullable [] join() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int i = 1; i <= expected; i++) {
      byte[] piece = pieces.get(i);
      if (piece == null) {
        return null;
      }
      joined.writeBytes(piece);
    }
    return expected == 0 ? null : joined.toByteArray();
  }
}
