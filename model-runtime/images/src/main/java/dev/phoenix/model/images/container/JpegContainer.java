package dev.phoenix.model.images.container;

import static dev.phoenix.model.images.container.ImageFormat.JPEG;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.ImageLimits;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the segments of a JPEG file (ITU-T T.81, annex B; JFIF; Adobe's APP14). The clean file has
 * the tables, the frame and its scans, and no application data.
 */
final class JpegContainer {

  /** What a progressive file costs is its scans times its pixels; ten scans are usual. */
  private static final int MAX_SCANS = 100;

  private static final int MAX_WORK = 12;

  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;

  private final Bytes bytes;
  private final ImageLimits limits;
  private final ByteArrayOutputStream clean;
  private final IccSegments profile = new IccSegments();
  private Orientation orientation = Orientation.UPRIGHT;
  private @Nullable Frame canvas;
  private int components;
  private boolean rgbIds;
  private boolean jfif;
  private int adobeTransform = -1;
  private int scans;
  private int at = 2;

  private JpegContainer(Bytes bytes, ImageLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.clean = new ByteArrayOutputStream(bytes.length());
  }

  static Container read(Bytes bytes, ImageLimits limits) {
    return new JpegContainer(bytes, limits).read();
  }

  private Container read() {
    clean.write(bytes.array(), 0, 2);
    for (int marker = marker(); marker != EOI; marker = marker()) {
      segment(marker);
    }
    clean.write(0xff);
    clean.write(EOI);
    if (canvas == null || scans == 0) {
      throw ImageException.corrupt("JPEG", "it holds no picture");
    }
    return new Container(
        JPEG,
        canvas,
        canvas,
        // a progressive file is held as 16-bit coefficients beside the pixels
        scans > 1 ? components * 3 : components,
        colours(),
        orientation,
        profile.join(),
        clean.toByteArray());
  }

  /** The next marker; fill bytes before it are skipped. */
  private int marker() {
    if (bytes.u8(at, JPEG) != 0xff) {
      throw ImageException.corrupt("JPEG", "no marker where one belongs, at byte " + at);
    }
    int marker = 0xff;
    while (marker == 0xff) {
      marker = bytes.u8(++at, JPEG);
    }
    at++;
    return marker;
  }

  private void segment(int marker) {
    int length = bytes.u16(at, JPEG);
    if (length < 2 || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) {
      throw ImageException.corrupt("JPEG", "a broken segment at byte " + at);
    }
    bytes.check(at, length, JPEG);
    switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> frame(length);
      case 0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf ->
          throw ImageException.unsupported("Lossless, hierarchical or arithmetic-coded JPEG");
      case 0xc4, 0xdb, 0xdd -> copy(marker, length);
      case SOS -> scan(length);
      case 0xdc -> throw ImageException.unsupported("A JPEG whose height follows its pixels");
      case 0xe0 -> jfif |= bytes.startsWith(at + 2, "JFIF\0");
      case 0xe1 -> exif(length);
      case 0xe2 -> profile.add(bytes, at + 2, length - 2);
      case 0xee -> adobe(length);
      default -> {
        // comments and other application data are dropped
      }
    }
    at += length;
    if (marker == SOS) {
      entropyCoded();
    }
  }

  private void frame(int length) {
    if (canvas != null) {
      throw ImageException.corrupt("JPEG", "it holds two pictures");
    }
    bytes.check(at, 8, JPEG);
    if (bytes.u8(at + 2, JPEG) != 8) {
      throw ImageException.unsupported(bytes.u8(at + 2, JPEG) + "-bit JPEG");
    }
    int height = bytes.u16(at + 3, JPEG);
    if (height == 0) {
      throw ImageException.unsupported("A JPEG whose height follows its pixels");
    }
    canvas = Container.checkedCanvas(JPEG, bytes.u16(at + 5, JPEG), height, limits);
    components = bytes.u8(at + 7, JPEG);
    if (components != 1 && components != 3 && components != 4) {
      throw ImageException.unsupported("JPEG with %d channels".formatted(components));
    }
    if (length != 8 + 3 * components) {
      throw ImageException.corrupt("JPEG", "its frame header has the wrong length");
    }
    rgbIds =
        components == 3
            && bytes.u8(at + 8, JPEG) == 'R'
            && bytes.u8(at + 11, JPEG) == 'G'
            && bytes.u8(at + 14, JPEG) == 'B';
    copy(bytes.u8(at - 1, JPEG), length);
  }

  private void scan(int length) {
    if (canvas == null) {
      throw ImageException.corrupt("JPEG", "pixels before their frame");
    }
    scans++;
    if (scans > MAX_SCANS || scans * canvas.pixels() > MAX_WORK * limits.maxPixels()) {
      throw new ImageException(
          Reason.UNSUPPORTED,
          "The JPEG has too many progressive scans (%d and more); save it as a baseline JPEG"
              .formatted(scans));
    }
    copy(SOS, length);
  }

  /** Coded data ends at a marker that is neither a stuffed zero nor a restart (T.81, B.1.1.5). */
  private void entropyCoded() {
    byte[] array = bytes.array();
    int start = at;
    while (true) {
      while (at < array.length && array[at] != -1) {
        at++;
      }
      int next = bytes.u8(at + 1, JPEG);
      if (next == 0xff) {
        at++;
      } else if (next == 0 || (next >= 0xd0 && next <= 0xd7)) {
        at += 2;
      } else {
        break;
      }
    }
    clean.write(array, start, at - start);
  }

  private void copy(int marker, int length) {
    clean.write(0xff);
    clean.write(marker);
    clean.write(bytes.array(), at, length);
  }

  private void exif(int length) {
    if (length >= 8 && bytes.startsWith(at + 2, "Exif\0\0")) {
      orientation = Exif.orientation(bytes.slice(at + 8, length - 8, JPEG));
    }
  }

  private void adobe(int length) {
    if (length >= 14 && bytes.startsWith(at + 2, "Adobe")) {
      adobeTransform = bytes.u8(at + 13, JPEG);
    }
  }

  /** As libjpeg guesses it: JFIF is YCbCr, Adobe's marker tells, then the channels' names do. */
  private ColourModel colours() {
    return switch (components) {
      case 1 -> ColourModel.GREY;
      case 3 -> {
        boolean rgb = !jfif && (adobeTransform == 0 || (adobeTransform < 0 && rgbIds));
        yield rgb ? ColourModel.RGB : ColourModel.YCBCR;
      }
      default ->
          switch (adobeTransform) {
            case -1 -> ColourModel.CMYK;
            case 2 -> ColourModel.YCCK;
            default -> ColourModel.CMYK_INVERTED;
          };
    };
  }
}
