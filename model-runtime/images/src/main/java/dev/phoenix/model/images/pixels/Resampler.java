package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;

/**
 * Scales pictures down in two steps: boxes of whole pixels are averaged to at least one and a half
 * times the wanted size, and a cubic kernel does the rest. Pillow calls the gap between both steps
 * {@code reducing_gap}; averages alone would alias, the kernel alone would read each pixel of a
 * large picture many times.
 *
 * <p>The kernel is Catmull and Rom's (B = 0, C = 1/2 of Mitchell and Netravali, "Reconstruction
 * filters in computer graphics", 1988), widened by the factor that is left.
 */
final class Resampler {

  private static final double GAP = 1.5;
  private static final int MAX_BOX = 128;

  private Resampler() {}

  /** Scales to a size that is not larger in any direction. */
  static Samples scale(SampleRows source, int width, int height) {
    int boxWidth = box(source.width(), width);
    int boxHeight = box(source.height(), height);
    BoxRows boxes = new BoxRows(source, boxWidth, boxHeight);
    ColourModel colours = source.colours();
    int channels = colours.channels();
    Weights across = Weights.of((double) source.width() / boxWidth, boxes.width(), width);
    Weights down = Weights.of((double) source.height() / boxHeight, boxes.height(), height);
    float[][] rows = new float[boxes.height()][width * channels];
    float[] averages = new float[boxes.width() * channels];
    byte[] values = new byte[width * height * channels];
    int read = 0;
    float[] sums = new float[width * channels];
    for (int y = 0; y < height; y++) {
      int first = down.first(y);
      float[] weights = down.weights(y);
      for (; read < first + weights.length; read++) {
        boxes.read(read, averages);
        across.apply(averages, channels, rows[read]);
      }
      java.util.Arrays.fill(sums, 0);
      for (int k = 0; k < weights.length; k++) {
        float weight = weights[k];
        float[] row = rows[first + k];
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weight * row[i];
        }
      }
      store(sums, colours, values, y * width * channels);
    }
    return new Samples(width, height, colours, values);
  }

  private static int box(int from, int to) {
    return Math.clamp((int) (from / (to * GAP)), 1, MAX_BOX);
  }

  /** Rounds to bytes and divides colours by their alpha again. */
  private static void store(float[] sums, ColourModel colours, byte[] values, int at) {
    int channels = colours.channels();
    for (int i = 0; i < sums.length; i += channels) {
      float scale = 1;
      if (colours.alpha()) {
        float opacity = sums[i + channels - 1];
        values[at + i + channels - 1] = toByte(opacity);
        scale = opacity < 0.5f ? 0 : 255 / opacity;
      }
      int coloured = colours.alpha() ? channels - 1 : channels;
      for (int c = 0; c < coloured; c++) {
        values[at + i + c] = toByte(sums[i + c] * scale);
      }
    }
  }

  private static byte toByte(float value) {
    return (byte) Math.clamp((int) (value + 0.5f), 0, 255);
  }
}
