package dev.phoenix.model.images.pixels;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.container.ColourModel;
import dev.phoenix.model.images.container.Container;
import dev.phoenix.model.images.container.Frame;
import dev.phoenix.model.images.container.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the clean file of a container: JPEG, PNG and GIF by the JDK's own readers, whatever
 * others are installed, WebP by libwebp.
 */
final class Decoder {

  private Decoder() {}

  /**
   * Decodes.
   *
   * @param patience how long it may take; the JDK's readers are stopped then, libwebp's time is
   *     bounded by the limit of pixels
   * @throws ImageException if the file is broken or takes too long
   */
  static SampleRows decode(Container container, Duration patience) {
    ImageReader reader = reader(container.format());
    try (var input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(container.picture()))) {
      reader.setInput(input, false, true);
      check(reader, container);
      DecodeWatch watch = DecodeWatch.on(reader, patience);
      SampleRows rows = read(reader, container.colours());
      watch.check(container.format());
      return container.frame().equals(container.canvas())
          ? rows
          : new CanvasRows(rows, container.canvas(), container.frame());
    } catch (OutOfMemoryError e) {
      throw new ImageException(
          Reason.TOO_MANY_PIXELS,
          "The memory does not hold the image's pixels; scale it down, or give the process more",
          e);
    } catch (IOException | RuntimeException e) {
      if (e instanceof ImageException refusal) {
        throw refusal;
      }
      throw new ImageException(
          Reason.CORRUPT,
          "The %s file is broken: its pixels cannot be decoded (%s); export or upload it again"
              .formatted(container.format().label(), e.getMessage()),
          e);
    } finally {
      reader.dispose();
    }
  }

  private static SampleRows read(ImageReader reader, @Nullable ColourModel colours)
      throws IOException {
    if (colours != null) {
      return RasterRows.of(reader.readRaster(0, null), colours);
    }
    BufferedImage image = reader.read(0);
    return RasterRows.of(image);
  }

  /** Memory was granted for what the container says; the decoder must see the same. */
  private static void check(ImageReader reader, Container container) throws IOException {
    Frame frame = container.frame();
    if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height()) {
      throw ImageException.corrupt(
          container.format().label(), "its picture has another size than it claims");
    }
  }

  private static ImageReader reader(ImageFormat format) {
    try {
      if (format == ImageFormat.WEBP) {
        return new WebPImageReaderSpi().createReaderInstance();
      }
      Iterator<ImageReaderSpi> providers =
          IIORegistry.getDefaultInstance()
              .getServiceProviders(
                  ImageReaderSpi.class,
                  provider ->
                      provider.getClass().getModule() == ImageReaderSpi.class.getModule()
                          && java.util.Arrays.asList(((ImageReaderSpi) provider).getFormatNames())
                              .contains(format.name()),
                  true);
      return providers.next().createReaderInstance();
    } catch (IOException e) {
      throw new ImageException(Reason.FAILED, "No decoder for " + format.label(), e);
    }
  }
}
