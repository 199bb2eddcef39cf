package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** Interleaved bytes: what most files decode to, read without a call a sample. */
record ByteRows(
    int width,
    int height,
    ColourModel colours,
    @SuppressWarnings("ArrayRecordComponent") byte[] data,
    int start,
    int rowStride,
    int pixelStride,
    @SuppressWarnings("ArrayRecordComponent") int[] bands)
    implements SampleRows {

  /** Of a raster that is one of interleaved bytes and no part of another. */
  static ByteRows of(Raster raster, ColourModel colours) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    return new ByteRows(
        raster.getWidth(),
        raster.getHeight(),
        colours,
        buffer.getData(),
        buffer.getOffset(),
        model.getScanlineStride(),
        model.getPixelStride(),
        model.getBandOffsets());
  }

  @Override
  public void read(int y, int[] row) {
    int channels = bands.length;
    for (int c = 0; c < channels; c++) {
      int from = start + y * rowStride + bands[c];
      for (int i = c; i < width * channels; i += channels) {
        row[i] = data[from] & 0xff;
        from += pixelStride;
      }
    }
  }
}
