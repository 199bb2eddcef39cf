package dev.phoenix.model.images.container;

import static dev.phoenix.model.images.container.ImageFormat.GIF;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageLimits;
import java.io.ByteArrayOutputStream;

/**
 * Walks a GIF file (GIF89a) up to the end of its first frame. The clean file ends there, so that
 * the number of frames is nobody's concern.
 */
final class GifContainer {

  private static final int HEADER = 13;

  private final Bytes bytes;
  private final ByteArrayOutputStream clean = new ByteArrayOutputStream();

  private GifContainer(Bytes bytes) {
    this.bytes = bytes;
  }

  static Container read(Bytes bytes, ImageLimits limits) {
    return new GifContainer(bytes).read(limits);
  }

  private Container read(ImageLimits limits) {
    Frame canvas =
        Container.checkedCanvas(GIF, bytes.u16Little(6, GIF), bytes.u16Little(8, GIF), limits);
    int at = HEADER + colours(bytes.u8(10, GIF));
    bytes.check(0, at, GIF);
    clean.write(bytes.array(), 0, at);
    while (true) {
      switch (bytes.u8(at, GIF)) {
        case 0x21 -> at = extension(at);
        case 0x2c -> {
          Frame frame = frame(at, canvas, limits);
          return new Container(
              GIF, canvas, frame, 4, null, Orientation.UPRIGHT, null, clean.toByteArray());
        }
        case 0x3b -> throw ImageException.corrupt("GIF", "it holds no picture");
        default -> throw ImageException.corrupt("GIF", "an unknown block at byte " + at);
      }
    }
  }

  /** Keeps the graphic control, which names the transparent colour, and skips the others. */
  private int extension(int at) {
    int end = subBlocks(at + 2);
    if (bytes.u8(at + 1, GIF) == 0xf9) {
      clean.write(bytes.array(), at, end - at);
    }
    return end;
  }

  private Frame frame(int at, Frame canvas, ImageLimits limits) {
    Frame frame =
        new Frame(
            bytes.u16Little(at + 1, GIF),
            bytes.u16Little(at + 3, GIF),
            bytes.u16Little(at + 5, GIF),
            bytes.u16Little(at + 7, GIF));
    Container.checkedCanvas(GIF, frame.width(), frame.height(), limits);
    if (!canvas.contains(frame)) {
      throw ImageException.corrupt("GIF", "its first frame lies outside of its canvas");
    }
    int data = at + 10 + colours(bytes.u8(at + 9, GIF));
    if (bytes.u8(data, GIF) < 2 || bytes.u8(data, GIF) > 8) {
      throw ImageException.corrupt("GIF", "an impossible code size");
    }
    clean.write(bytes.array(), at, subBlocks(data + 1) - at);
    clean.write(0x3b);
    return frame;
  }

  /** The bytes of a colour table whose flags are packed as in both descriptors. */
  private static int colours(int packed) {
    return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
  }

  /** The end of a chain of sub-blocks. */
  private int subBlocks(int at) {
    int next = at;
    for (int length = bytes.u8(next, GIF); length != 0; length = bytes.u8(next, GIF)) {
      next += length + 1;
    }
    return next + 1;
  }
}
