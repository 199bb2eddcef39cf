package dev.phoenix.model.images.likeness;

import dev.phoenix.model.images.pixels.Pixels;
import java.util.Arrays;

/**
 * A hash that barely changes when a picture is recompressed, scaled or slightly recoloured: the
 * signs of its lowest frequencies. The luminance is squeezed into 32 x 32 cells, and of its
 * discrete cosine transform (type II) the 8 x 8 lowest coefficients are each compared with their
 * median.
 *
 * <p>Source: C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010,
 * section 3.2.1. As there, the constant coefficient is left out, so the block begins with the
 * frequencies 1, 1.
 */
public final class PerceptualHash {

  private static final int SIDE = 32;
  private static final int BLOCK = 8;

  /** Coefficients below are noise of coding: a flat picture has no others. */
  private static final double NOISE = 2;

  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  /** The hash of an upright picture; what is transparent counts as black. */
  public static long of(Pixels pixels) {
    return of(Thumbnail.of(pixels, SIDE));
  }

  /** The number of bits that differ, 0 to 64. */
  public static int distance(long one, long other) {
    return Long.bitCount(one ^ other);
  }

  private static long of(float[][] cells) {
    double[] coefficients = new double[BLOCK * BLOCK];
    double[] luma = new double[SIDE * SIDE];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = 0.299 * cells[0][i] + 0.587 * cells[1][i] + 0.114 * cells[2][i];
    }
    double[][] half = new double[BLOCK][SIDE];
    for (int u = 0; u < BLOCK; u++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          half[u][y] += COSINES[u][x] * luma[y * SIDE + x];
        }
      }
    }
    for (int v = 0; v < BLOCK; v++) {
      for (int u = 0; u < BLOCK; u++) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
          sum += COSINES[v][y] * half[u][y];
        }
        coefficients[v * BLOCK + u] = Math.abs(sum) < NOISE ? 0 : sum;
      }
    }
    double[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long hash = 0;
    for (double coefficient : coefficients) {
      hash = hash << 1 | (coefficient > median ? 1 : 0);
    }
    return hash;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[BLOCK][SIDE];
    for (int k = 0; k < BLOCK; k++) {
      for (int i = 0; i < SIDE; i++) {
        cosines[k][i] =
            Math.sqrt(2.0 / SIDE) * Math.cos(Math.PI * (2 * i + 1) * (k + 1) / (2 * SIDE));
      }
    }
    return cosines;
  }
}
