package dev.phoenix.model.images.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws parts of pictures; letters are made up, so that no font needs to be installed. */
final class Canvas {

  private static final int GLYPH_WIDTH = 5;
  private static final int GLYPH_HEIGHT = 7;

  /** The same letters in all pictures, each a pattern of five by seven dots. */
  private static final long[] GLYPHS = new Random(7).longs(36).toArray();

  private final BufferedImage image;
  private final Graphics2D graphics;

  Canvas(int width, int height, Color background) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(background);
    graphics.fillRect(0, 0, width, height);
  }

  BufferedImage image() {
    graphics.dispose();
    return image;
  }

  Graphics2D graphics() {
    return graphics;
  }

  void set(int x, int y, int rgb) {
    image.setRGB(x, y, rgb);
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** Writes a word of made-up letters; each number from 0 to 35 is one. */
  void word(int[] letters, int x, int y, int height, Color colour) {
    graphics.setColor(colour);
    double dot = (double) height / GLYPH_HEIGHT;
    for (int i = 0; i < letters.length; i++) {
      double left = x + i * (GLYPH_WIDTH + 1) * dot;
      for (int bit = 0; bit < GLYPH_WIDTH * GLYPH_HEIGHT; bit++) {
        if ((GLYPHS[letters[i]] >> bit & 1) == 1) {
          graphics.fill(
              new java.awt.geom.Rectangle2D.Double(
                  left + bit % GLYPH_WIDTH * dot, y + (bit / GLYPH_WIDTH) * dot, dot, dot));
        }
      }
    }
  }

  static int[] letters(Random random, int count) {
    return random.ints(count, 0, GLYPHS.length).toArray();
  }

  static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}
