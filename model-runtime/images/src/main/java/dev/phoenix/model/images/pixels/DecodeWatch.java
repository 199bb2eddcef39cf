package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.container.ImageFormat;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Stops a decoder that takes too long, and hears what it complains about. */
final class DecodeWatch implements IIOReadProgressListener, IIOReadWarningListener {

  private final long end;
  private boolean late;
  private @Nullable String damage;

  private DecodeWatch(Duration patience) {
    this.end = System.nanoTime() + patience.toNanos();
  }

  static DecodeWatch on(ImageReader reader, Duration patience) {
    DecodeWatch watch = new DecodeWatch(patience);
    reader.addIIOReadProgressListener(watch);
    reader.addIIOReadWarningListener(watch);
    return watch;
  }

  /** Throws if the decoder was stopped, or found damage that it painted over. */
  void check(ImageFormat format) {
    if (late) {
      throw new ImageException(
          Reason.TOO_SLOW, "Decoding the image takes too long; scale it down and upload it again");
    }
    if (damage != null) {
      throw ImageException.corrupt(format.label(), damage);
    }
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    if (System.nanoTime() - end > 0) {
      late = true;
      source.abort();
    }
  }

  /** Bytes too many between segments harm nothing; all else that libjpeg mends shows. */
  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous")) {
      damage = warning;
    }
  }

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}
}
