package dev.phoenix.model.images.container;

import static dev.phoenix.model.images.container.ImageFormat.WEBP;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The one picture of a WebP file: lossless, or lossy with or without an alpha chunk before it.
 *
 * @param alpha the content of the alpha chunk
 * @param type of the pixels' chunk, "VP8 " or "VP8L"; none while only the alpha is known
 * @param pixels its content
 * @param size from the picture's own header
 */
record WebpPicture(
    @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] alpha,
    String type,
    @SuppressWarnings("ArrayRecordComponent") byte[] pixels,
    Frame size) {

  private static final String NONE = "";
  private static final int ALPHA_FLAG = 0x10;

  /** Adds a chunk; of several pictures the first counts. */
  static WebpPicture with(
      @Nullable WebpPicture before, Bytes bytes, int at, int length, ImageLimits limits) {
    byte[] content = bytes.slice(at + 8, length, WEBP);
    if (before != null && !before.type.equals(NONE)) {
      return before;
    }
    if (bytes.startsWith(at, "ALPH")) {
      return new WebpPicture(content, NONE, new byte[0], new Frame(0, 0, 0, 0));
    }
    byte[] alpha = before == null ? null : before.alpha;
    return bytes.startsWith(at, "VP8L")
        ? new WebpPicture(null, "VP8L", content, lossless(content, limits))
        : new WebpPicture(alpha, "VP8 ", content, lossy(content, limits));
  }

  /** The header of a key frame (RFC 6386, 9.1). */
  private static Frame lossy(byte[] content, ImageLimits limits) {
    Bytes bytes = new Bytes(content);
    int tag = bytes.u24Little(0, WEBP);
    boolean keyFrame = (tag & 1) == 0;
    if (!keyFrame || !bytes.startsWith(3, "\u009d\u0001*") || (tag >> 1 & 7) > 3) {
      throw ImageException.corrupt("WebP", "its pixels do not begin as they should");
    }
    bytes.check(10, tag >> 5, WEBP);
    return Container.checkedCanvas(
        WEBP, bytes.u16Little(6, WEBP) & 0x3fff, bytes.u16Little(8, WEBP) & 0x3fff, limits);
  }

  /** The header of a lossless picture (RFC 9649, 3.4). */
  private static Frame lossless(byte[] content, ImageLimits limits) {
    Bytes bytes = new Bytes(content);
    long packed = bytes.u32Little(1, WEBP);
    if (bytes.u8(0, WEBP) != 0x2f || packed >> 29 != 0) {
      throw ImageException.corrupt("WebP", "its pixels do not begin as they should");
    }
    return Container.checkedCanvas(
        WEBP, (packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1, limits);
  }

  /** A file of this picture alone. */
  byte[] file() {
    if (type.equals(NONE)) {
      throw ImageException.corrupt("WebP", "it holds transparency without a picture");
    }
    int length = 12 + chunkLength(pixels);
    byte[] transparency = alpha;
    if (transparency != null) {
      length += 18 + chunkLength(transparency);
    }
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(length - 8).put(ascii("WEBP"));
    if (transparency != null) {
      out.put(ascii("VP8X")).putInt(10).putInt(ALPHA_FLAG);
      put24(out, size.width() - 1);
      put24(out, size.height() - 1);
      chunk(out, "ALPH", transparency);
    }
    chunk(out, type, pixels);
    return out.array();
  }

  private static int chunkLength(byte[] content) {
    return 8 + content.length + (content.length & 1);
  }

  private static void chunk(ByteBuffer out, String type, byte[] content) {
    out.put(ascii(type)).putInt(content.length).put(content);
    if ((content.length & 1) == 1) {
      out.put((byte) 0);
    }
  }

  private static void put24(ByteBuffer out, int value) {
    out.putShort((short) value).put((byte) (value >> 16));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
