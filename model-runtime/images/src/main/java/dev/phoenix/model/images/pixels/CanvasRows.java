package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;
import dev.phoenix.model.images.container.Frame;
import java.util.Arrays;

/** A frame of an animation on its canvas, which is transparent around it. */
record CanvasRows(SampleRows rows, Frame canvas, Frame frame) implements SampleRows {

  @Override
  public int width() {
    return canvas.width();
  }

  @Override
  public int height() {
    return canvas.height();
  }

  @Override
  public ColourModel colours() {
    return ColourModel.RGB_ALPHA;
  }

  @Override
  public void read(int y, int[] row) {
    Arrays.fill(row, 0, width() * 4, 0);
    if (y < frame.y() || y >= frame.y() + frame.height()) {
      return;
    }
    int channels = rows.colours().channels();
    int[] part = new int[frame.width() * channels];
    rows.read(y - frame.y(), part);
    for (int x = 0; x < frame.width(); x++) {
      int to = (frame.x() + x) * 4;
      System.arraycopy(part, x * channels, row, to, channels);
      if (channels == 3) {
        row[to + 3] = 255;
      }
    }
  }
}
