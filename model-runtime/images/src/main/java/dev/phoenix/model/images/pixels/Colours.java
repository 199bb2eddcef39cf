package dev.phoenix.model.images.pixels;

import dev.phoenix.model.images.container.ColourModel;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Brings small pictures to sRGB. */
final class Colours {

  private static final int OPAQUE = 0xff << 24;

  private Colours() {}

  /**
   * Converts.
   *
   * @param iccProfile the file's own; without one, or if it is broken or of another kind of colour,
   *     the samples are taken for sRGB, and CMYK for ideal inks
   * @return pixels, 0xAARRGGBB, not premultiplied
   */
  static int[] toSrgb(Samples samples, byte @Nullable [] iccProfile) {
    ColourModel colours = samples.colours();
    int channels = colours.channels();
    int coloured = colours.alpha() ? channels - 1 : channels;
    int count = samples.width() * samples.height();
    byte[] plain = plain(samples, coloured);
    byte[] rgb = iccProfile == null ? null : convert(plain, count, coloured, iccProfile);
    if (rgb == null) {
      rgb = withoutProfile(plain, count, coloured);
    }
    int[] pixels = new int[count];
    for (int i = 0; i < count; i++) {
      int alpha = colours.alpha() ? samples.values()[i * channels + coloured] << 24 : OPAQUE;
      pixels[i] =
          alpha
              | ((rgb[3 * i] & 0xff) << 16)
              | ((rgb[3 * i + 1] & 0xff) << 8)
              | (rgb[3 * i + 2] & 0xff);
    }
    return pixels;
  }

  /** Grey, RGB or CMYK (255 is full ink) without alpha. */
  private static byte[] plain(Samples samples, int coloured) {
    byte[] values = samples.values();
    int channels = samples.colours().channels();
    int count = samples.width() * samples.height();
    byte[] plain = new byte[count * coloured];
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, i * channels, plain, i * coloured, coloured);
    }
    switch (samples.colours()) {
      case YCBCR -> fromYcc(plain, 3);
      case YCCK -> {
        // the transform took the complement of the inverted inks, which is the inks
        fromYcc(plain, 4);
        for (int i = 3; i < plain.length; i += 4) {
          plain[i] = (byte) ~plain[i];
        }
      }
      case CMYK_INVERTED -> invert(plain);
      case GREY, GREY_ALPHA, RGB, RGB_ALPHA, CMYK -> {
        // they are plain
      }
    }
    return plain;
  }

  /** ITU-R BT.601 in full range, as JFIF has it. */
  private static void fromYcc(byte[] values, int channels) {
    for (int i = 0; i < values.length; i += channels) {
      float y = values[i] & 0xff;
      float cb = (values[i + 1] & 0xff) - 128;
      float cr = (values[i + 2] & 0xff) - 128;
      values[i] = toByte(y + 1.402f * cr);
      values[i + 1] = toByte(y - 0.344136f * cb - 0.714136f * cr);
      values[i + 2] = toByte(y + 1.772f * cb);
    }
  }

  private static byte toByte(float value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  private static void invert(byte[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) ~values[i];
    }
  }

  private static byte[] withoutProfile(byte[] plain, int count, int coloured) {
    if (coloured == 3) {
      return plain;
    }
    byte[] rgb = new byte[count * 3];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < 3; c++) {
        if (coloured == 1) {
          rgb[3 * i + c] = plain[i];
        } else {
          int light = 255 - (plain[4 * i + c] & 0xff);
          int key = 255 - (plain[4 * i + 3] & 0xff);
          rgb[3 * i + c] = (byte) ((light * key + 127) / 255);
        }
      }
    }
    return rgb;
  }

  private static byte @Nullable [] convert(byte[] plain, int count, int coloured, byte[] icc) {
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      if (profile.getNumComponents() != coloured) {
        return null;
      }
      WritableRaster out = raster(new byte[count * 3], count, 3);
      new ColorConvertOp(
              new ICC_ColorSpace(profile), ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
          .filter(raster(plain, count, coloured), out);
      return ((DataBufferByte) out.getDataBuffer()).getData();
    } catch (IllegalArgumentException | CMMException e) {
      return null;
    }
  }

  private static WritableRaster raster(byte[] values, int count, int bands) {
    int[] offsets = new int[bands];
    for (int i = 0; i < bands; i++) {
      offsets[i] = i;
    }
    DataBuffer buffer = new DataBufferByte(values, values.length);
    return Raster.createInterleavedRaster(buffer, count, 1, bands * count, bands, offsets, null);
  }
}
