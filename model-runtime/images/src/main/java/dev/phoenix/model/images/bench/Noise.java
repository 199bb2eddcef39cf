package dev.phoenix.model.images.bench;

import java.util.Random;

/** Smooth noise of several octaves, as fractal landscapes are made of (Perlin's value noise). */
final class Noise {

  private static final int GRID = 64;

  private final float[] grid = new float[GRID * GRID];

  Noise(Random random) {
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextFloat();
    }
  }

  /** A value from 0 to 1; each octave has twice the frequency and half the weight. */
  float at(double x, double y, int octaves) {
    float sum = 0;
    float weight = 0.5f;
    float total = 0;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * smooth(x * scale + 17 * i, y * scale + 5 * i);
      total += weight;
      weight /= 2;
      scale *= 2;
    }
    return sum / total;
  }

  private float smooth(double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    float u = fade((float) (x - column));
    float v = fade((float) (y - row));
    float top = value(column, row) * (1 - u) + value(column + 1, row) * u;
    float bottom = value(column, row + 1) * (1 - u) + value(column + 1, row + 1) * u;
    return top * (1 - v) + bottom * v;
  }

  private float value(int column, int row) {
    return grid[Math.floorMod(row, GRID) * GRID + Math.floorMod(column, GRID)];
  }

  private static float fade(float t) {
    return t * t * (3 - 2 * t);
  }
}
