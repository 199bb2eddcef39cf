package dev.phoenix.model.images;

import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files for tests, drawn and written by the JDK. */
public final class TestImages {

  private TestImages() {}

  /** A limit of everything that is generous for tests. */
  public static ImageLimits limits() {
    return ImageLimits.defaults();
  }

  public static ImagePreparer preparer() {
    return new ImagePreparer(ImageSettings.DEFAULT, limits());
  }

  public static BufferedImage scene(int width, int height) {
    return Scene.GRADIENT.draw(3, width, height);
  }

  public static byte[] jpeg(int width, int height) {
    return Variant.jpeg(scene(width, height), 0.9f);
  }

  /** In a format that the JDK writes. */
  public static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("not written: " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a prepared image shows. */
  public static BufferedImage decode(PreparedImage image) {
    try {
      return ImageIO.read(new ByteArrayInputStream(image.webp()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture of one colour, 0xAARRGGBB. */
  public static BufferedImage plain(int width, int height, int argb, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, argb);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  /** Puts a JPEG segment behind the start of a file. */
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xff);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** EXIF data, as in an APP1 segment, that holds an orientation and nothing else. */
  public static byte[] exif(int orientation, boolean bigEndian) {
    String text =
        bigEndian
            ? "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0" + (char) orientation + "\0\0\0\0\0\0"
            : "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0" + (char) orientation + "\0\0\0\0\0\0\0";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
