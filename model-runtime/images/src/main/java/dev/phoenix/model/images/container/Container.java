package dev.phoenix.model.images.container;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.ImageLimits;
import org.jspecify.annotations.Nullable;

/**
 * What an image file holds, found without decoding a pixel, and the file rebuilt from the parts
 * that decoding needs: no metadata, one frame, nothing behind it.
 *
 * @param format decided by content
 * @param canvas the size of the picture as stored; frames of animations may cover only a part
 * @param frame where the decoded picture lies on the canvas
 * @param bytesPerPixel an estimate of what a pixel takes while it is decoded
 * @param colours what the decoded channels mean, where the file alone tells: JPEG
 * @param orientation how the pixels lie
 * @param iccProfile the embedded colour profile
 * @param picture the clean file
 */
public record Container(
    ImageFormat format,
    Frame canvas,
    Frame frame,
    int bytesPerPixel,
    @Nullable ColourModel colours,
    Orientation orientation,
    @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] iccProfile,
    @SuppressWarnings("ArrayRecordComponent") byte[] picture) {

  /**
   * Reads the structure of a file and checks it against limits.
   *
   * @throws ImageException if it is empty, too large, of no known format, unsupported or broken
   */
  public static Container read(byte[] file, ImageLimits limits) {
    checkLength(file, limits);
    Bytes bytes = new Bytes(file);
    if (bytes.startsWith(0, "\u00ff\u00d8\u00ff")) {
      return JpegContainer.read(bytes, limits);
    }
    if (bytes.startsWith(0, "\u0089PNG\r\n\u001a\n")) {
      return PngContainer.read(bytes, limits);
    }
    if (bytes.startsWith(0, "GIF87a") || bytes.startsWith(0, "GIF89a")) {
      return GifContainer.read(bytes, limits);
    }
    if (bytes.startsWith(0, "RIFF") && bytes.startsWith(8, "WEBP")) {
      return WebpContainer.read(bytes, limits);
    }
    throw new ImageException(
        Reason.UNKNOWN_FORMAT,
        "The content is neither JPEG, PNG, WebP nor GIF, whatever its name says; save the image as"
            + " one of them");
  }

  /**
   * Refuses files without bytes, and with more than allowed.
   *
   * @throws ImageException if it is one of both
   */
  public static void checkLength(byte[] file, ImageLimits limits) {
    if (file.length == 0) {
      throw new ImageException(
          Reason.EMPTY, "The image is empty (0 bytes); was the upload cut off?");
    }
    if (file.length > limits.maxBytes()) {
      throw tooLarge(file.length, limits);
    }
  }

  /** A file of more bytes than allowed. */
  public static ImageException tooLarge(long bytes, ImageLimits limits) {
    return new ImageException(
        Reason.TOO_LARGE,
        "The image has %d bytes and %d are allowed; save it smaller"
            .formatted(bytes, limits.maxBytes()));
  }

  /** Refuses sizes that are none, or beyond the limits. */
  static Frame checkedCanvas(ImageFormat format, long width, long height, ImageLimits limits) {
    if (width == 0 || height == 0) {
      throw ImageException.corrupt(
          format.label(), "it claims to have %d x %d pixels".formatted(width, height));
    }
    if (width > limits.maxSide()
        || height > limits.maxSide()
        || width * height > limits.maxPixels()) {
      throw new ImageException(
          Reason.TOO_MANY_PIXELS,
          "The image has %d x %d pixels; allowed are %d in all and %d a side; scale it down"
              .formatted(width, height, limits.maxPixels(), limits.maxSide()));
    }
    return new Frame(0, 0, (int) width, (int) height);
  }
}
