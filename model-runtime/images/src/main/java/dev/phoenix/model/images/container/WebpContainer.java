package dev.phoenix.model.images.container;

import static dev.phoenix.model.images.container.ImageFormat.WEBP;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageLimits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a WebP file (RFC 9649). The native decoder sees only the clean file: one
 * still picture whose chunks, lengths and sizes agree.
 */
final class WebpContainer {

  private final Bytes bytes;
  private final ImageLimits limits;
  private @Nullable Frame canvas;
  private @Nullable Frame frame;
  private @Nullable WebpPicture picture;
  private Orientation orientation = Orientation.UPRIGHT;
  private byte @Nullable [] profile;

  private WebpContainer(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  static Container read(Bytes bytes, ImageLimits limits) {
    return new WebpContainer(bytes, limits).read();
  }

  private Container read() {
    long length = bytes.u32Little(4, WEBP);
    bytes.check(8, length, WEBP);
    int end = 8 + (int) length;
    for (int at = 12; at < end; ) {
      int size = chunk(at, end);
      at += 8 + size + (size & 1);
    }
    if (picture == null) {
      throw ImageException.corrupt("WebP", "it holds no picture");
    }
    Frame whole = canvas == null ? picture.size() : canvas;
    Frame part = frame == null ? whole : frame;
    if (part.width() != picture.size().width() || part.height() != picture.size().height()) {
      throw ImageException.corrupt("WebP", "its picture has another size than it claims");
    }
    // the decoder's buffer and the copy that Java gets
    return new Container(WEBP, whole, part, 8, null, orientation, profile, picture.file());
  }

  /** Reads a chunk and returns its length. */
  private int chunk(int at, int end) {
    int size = size(at, end);
    int data = at + 8;
    switch (type(at)) {
      case "VP8X" -> {
        bytes.check(data, 10, WEBP);
        canvas =
            Container.checkedCanvas(
                WEBP,
                bytes.u24Little(data + 4, WEBP) + 1L,
                bytes.u24Little(data + 7, WEBP) + 1L,
                limits);
      }
      case "VP8 ", "VP8L", "ALPH" -> {
        if (frame == null) {
          picture = WebpPicture.with(picture, bytes, at, size, limits);
        }
      }
      case "ANMF" -> {
        if (picture == null) {
          firstFrame(data, size);
        }
      }
      case "EXIF" -> {
        int skip = bytes.startsWith(data, "Exif\0\0") ? 6 : 0;
        orientation = Exif.orientation(bytes.slice(data + skip, Math.max(0, size - skip), WEBP));
      }
      case "ICCP" -> profile = bytes.slice(data, size, WEBP);
      default -> {
        // other metadata is dropped
      }
    }
    return size;
  }

  private void firstFrame(int data, int size) {
    if (size < 16 || canvas == null) {
      throw ImageException.corrupt("WebP", "a broken frame");
    }
    frame =
        new Frame(
            2 * bytes.u24Little(data, WEBP),
            2 * bytes.u24Little(data + 3, WEBP),
            bytes.u24Little(data + 6, WEBP) + 1,
            bytes.u24Little(data + 9, WEBP) + 1);
    if (!canvas.contains(frame)) {
      throw ImageException.corrupt("WebP", "its first frame lies outside of its canvas");
    }
    int end = data + size;
    for (int at = data + 16; at < end; ) {
      int part = size(at, end);
      switch (type(at)) {
        case "VP8 ", "VP8L", "ALPH" -> picture = WebpPicture.with(picture, bytes, at, part, limits);
        default -> {
          // unknown chunks of a frame are to be ignored
        }
      }
      at += 8 + part + (part & 1);
    }
  }

  private int size(int at, int end) {
    bytes.check(at, 8, WEBP);
    long size = bytes.u32Little(at + 4, WEBP);
    if (at + 8 + size > end) {
      throw ImageException.corrupt("WebP", "a chunk at byte %d is cut".formatted(at));
    }
    return (int) size;
  }

  private String type(int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
  }
}
