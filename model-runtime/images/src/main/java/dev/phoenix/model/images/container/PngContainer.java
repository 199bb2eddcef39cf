package dev.phoenix.model.images.container;

import static dev.phoenix.model.images.container.ImageFormat.PNG;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageLimits;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a PNG file (W3C PNG, third edition). The clean file has the header, the
 * palette, the transparency and the pixels of the still picture.
 */
final class PngContainer {

  /** Profiles are some kilobytes; the largest of printers have a few megabytes. */
  private static final int MAX_PROFILE = 8 * 1024 * 1024;

  private final Bytes bytes;
  private final ImageLimits limits;
  private final ByteArrayOutputStream clean;
  private Orientation orientation = Orientation.UPRIGHT;
  private byte @Nullable [] profile;
  private @Nullable Frame canvas;
  private int bytesPerPixel;
  private boolean pixels;

  private PngContainer(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.clean = new ByteArrayOutputStream(bytes.length());
  }

  static Container read(Bytes bytes, ImageLimits limits) {
    return new PngContainer(bytes, limits).read();
  }

  private Container read() {
    clean.write(bytes.array(), 0, 8);
    int at = 8;
    boolean end = false;
    while (!end) {
      long length = bytes.u32(at, PNG);
      bytes.check(at, length + 12, PNG);
      end = chunk(at, (int) length);
      at += (int) length + 12;
    }
    if (canvas == null || !pixels) {
      throw ImageException.corrupt("PNG", "it holds no pixels");
    }
    return new Container(
        PNG, canvas, canvas, bytesPerPixel, null, orientation, profile, clean.toByteArray());
  }

  /** Reads a chunk and tells whether it is the last. */
  private boolean chunk(int at, int length) {
    String type = new String(bytes.array(), at + 4, 4, java.nio.charset.StandardCharsets.US_ASCII);
    if (canvas == null && !type.equals("IHDR")) {
      throw ImageException.corrupt("PNG", "it does not begin with its header");
    }
    switch (type) {
      case "IHDR" -> header(at, length);
      case "PLTE", "tRNS" -> copy(at, length);
      case "IDAT" -> {
        pixels = true;
        copy(at, length);
      }
      case "IEND" -> {
        copy(at, length);
        return true;
      }
      case "eXIf" -> orientation = Exif.orientation(bytes.slice(at + 8, length, PNG));
      case "iCCP" -> profile = inflate(at + 8, length);
      default -> {
        if (Character.isUpperCase(type.charAt(0))) {
          throw ImageException.corrupt("PNG", "an unknown critical chunk at byte " + at);
        }
      }
    }
    return false;
  }

  private void header(int at, int length) {
    if (canvas != null || length != 13) {
      throw ImageException.corrupt("PNG", "a broken header at byte " + at);
    }
    canvas = Container.checkedCanvas(PNG, bytes.u32(at + 8, PNG), bytes.u32(at + 12, PNG), limits);
    int depth = bytes.u8(at + 16, PNG);
    int channels =
        switch (bytes.u8(at + 17, PNG)) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> throw ImageException.corrupt("PNG", "an unknown colour type");
        };
    // transparency by colour adds a channel
    bytesPerPixel = (channels % 2 == 1 ? channels + 1 : channels) * (depth == 16 ? 2 : 1);
    copy(at, length);
  }

  /** Copies a chunk whose check sum holds. */
  private void copy(int at, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes.array(), at + 4, length + 4);
    if (sum.getValue() != bytes.u32(at + 8 + length, PNG)) {
      throw ImageException.corrupt("PNG", "a wrong check sum at byte " + at);
    }
    clean.write(bytes.array(), at, length + 12);
  }

  /** A profile's name, a zero, the method 0, then deflated bytes; a broken profile is none. */
  private byte @Nullable [] inflate(int at, int length) {
    int name = 0;
    while (name < length && bytes.u8(at + name, PNG) != 0) {
      name++;
    }
    if (name + 2 > length) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[16 * 1024];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes.array(), at + name + 2, length - name - 2);
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        out.write(part, 0, count);
        if (count == 0 || out.size() > MAX_PROFILE) {
          return null;
        }
      }
    } catch (DataFormatException e) {
      return null;
    }
    return out.toByteArray();
  }
}
