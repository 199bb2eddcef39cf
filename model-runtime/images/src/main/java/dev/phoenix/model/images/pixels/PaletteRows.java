package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pixels that name colours of a palette. */
record PaletteRows(Raster raster, IndexColorModel palette) implements SampleRows {

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public ColourModel colours() {
    return palette.hasAlpha() ? ColourModel.RGB_ALPHA : ColourModel.RGB;
  }

  @Override
  public void read(int y, int[] row) {
    int width = width();
    int channels = colours().channels();
    // from the right, for a sample's place is taken by colours of pixels before it
    raster.getPixels(0, y, width, 1, row);
    for (int x = width - 1; x >= 0; x--) {
      int index = row[x];
      boolean known = index < palette.getMapSize();
      int at = x * channels;
      row[at] = known ? palette.getRed(index) : 0;
      row[at + 1] = known ? palette.getGreen(index) : 0;
      row[at + 2] = known ? palette.getBlue(index) : 0;
      if (channels == 4) {
        row[at + 3] = known ? palette.getAlpha(index) : 0;
      }
    }
  }
}
