package dev.phoenix.model.images.pixels;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pixels by libwebp. Safe for many threads. */
final class WebpEncoder {

  private final WebPWriteParam parameters;

  /**
   * Loads the native library and keeps the parameters.
   *
   * @param quality for colours, 1 to 100; alpha is lossless
   */
  WebpEncoder(int quality) {
    parameters = new WebPWriteParam(Locale.ROOT);
    parameters.setCompressionType(CompressionType.Lossy);
    parameters.setCompressionQuality(quality / 100f);
  }

  /**
   * Encodes pixels; alpha is written only if a pixel is not opaque.
   *
   * @throws ImageException if the library fails
   */
  byte[] encode(Pixels pixels) {
    int type = pixels.opaque() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), type);
    image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
    ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
      output.flush();
    } catch (IOException e) {
      throw new ImageException(Reason.FAILED, "WebP's encoder failed; see the cause", e);
    } finally {
      writer.dispose();
      // the library frees the native side of parameters that nobody holds, even in use
      Reference.reachabilityFence(parameters);
    }
    return bytes.toByteArray();
  }
}
