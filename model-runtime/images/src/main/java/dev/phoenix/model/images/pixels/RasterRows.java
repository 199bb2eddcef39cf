package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Samples as a decoder left them, without a trip through AWT's colour models: those would read grey
 * as linear light.
 */
record RasterRows(Raster raster, ColourModel colours, int bits) implements SampleRows {

  /** The pixels of a raster whose meaning is known. */
  static SampleRows of(Raster raster, ColourModel colours) {
    if (raster.getNumBands() != colours.channels()) {
      throw new IllegalStateException(
          "%d bands where %s was expected".formatted(raster.getNumBands(), colours));
    }
    boolean plainBytes =
        raster.getSampleModel() instanceof PixelInterleavedSampleModel
            && raster.getDataBuffer() instanceof DataBufferByte
            && raster.getParent() == null;
    return plainBytes
        ? ByteRows.of(raster, colours)
        : new RasterRows(raster, colours, raster.getSampleModel().getSampleSize(0));
  }

  /** The pixels of a decoded PNG, GIF or WebP image. */
  static SampleRows of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model instanceof java.awt.image.IndexColorModel palette) {
      return new PaletteRows(image.getRaster(), palette);
    }
    if (model instanceof DirectColorModel && model.getTransferType() != DataBuffer.TYPE_INT) {
      throw new IllegalStateException("unexpected pixels: " + image);
    }
    ColourModel colours =
        switch (image.getRaster().getNumBands()) {
          case 1 -> ColourModel.GREY;
          case 2 -> ColourModel.GREY_ALPHA;
          case 3 -> ColourModel.RGB;
          case 4 -> ColourModel.RGB_ALPHA;
          default -> throw new IllegalStateException("unexpected pixels: " + image);
        };
    return of(image.getRaster(), colours);
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public void read(int y, int[] row) {
    raster.getPixels(0, y, width(), 1, row);
    if (bits != 8) {
      int max = (1 << bits) - 1;
      for (int i = 0; i < width() * colours.channels(); i++) {
        row[i] = (int) ((row[i] * 255L + max / 2) / max);
      }
    }
  }
}
