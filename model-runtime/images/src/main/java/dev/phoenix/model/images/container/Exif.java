package dev.phoenix.model.images.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation in EXIF data, which is a TIFF file (TIFF 6.0, CIPA DC-008). */
final class Exif {

  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  private Exif() {}

  /**
   * The orientation, upright if there is none. Broken EXIF data says nothing: it is metadata, which
   * is dropped anyway, and no reason to refuse the picture.
   *
   * @param tiff from the byte-order mark on
   */
  static Orientation orientation(byte[] tiff) {
    if (tiff.length < 8) {
      return Orientation.UPRIGHT;
    }
    ByteBuffer buffer = ByteBuffer.wrap(tiff);
    int mark = buffer.getShort(0);
    if (mark == 0x4949) {
      buffer.order(ByteOrder.LITTLE_ENDIAN);
    } else if (mark != 0x4d4d) {
      return Orientation.UPRIGHT;
    }
    long directory = Integer.toUnsignedLong(buffer.getInt(4));
    if (buffer.getShort(2) != 42 || directory + 2 > tiff.length) {
      return Orientation.UPRIGHT;
    }
    int entries = Short.toUnsignedInt(buffer.getShort((int) directory));
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > tiff.length) {
        break;
      }
      if (Short.toUnsignedInt(buffer.getShort((int) entry)) == ORIENTATION
          && buffer.getShort((int) entry + 2) == SHORT) {
        return Orientation.ofExif(buffer.getShort((int) entry + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
