package dev.phoenix.model.images.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A kind of picture that is drawn from a seed: the same seed, the same picture. */
public enum Scene {
  /** Colours that run into each other, a few soft discs. */
  GRADIENT {
    @Override
    void draw(Canvas canvas, Random random) {
      gradient(canvas, random);
      discs(canvas, random, 3 + random.nextInt(4));
    }
  },
  /** Many flat shapes, as a chart or a logo. */
  SHAPES {
    @Override
    void draw(Canvas canvas, Random random) {
      for (int i = 0; i < 25 + random.nextInt(30); i++) {
        canvas.graphics().setColor(Canvas.colour(random));
        int x = random.nextInt(canvas.width());
        int y = random.nextInt(canvas.height());
        int size = canvas.height() / 12 + random.nextInt(canvas.height() / 4);
        if (random.nextBoolean()) {
          canvas.graphics().fillRect(x - size / 2, y - size / 2, size, size / 2 + 5);
        } else {
          canvas.graphics().fillOval(x - size / 2, y - size / 2, size, size);
        }
      }
    }
  },
  /** A poster: lines of letters on a gradient. */
  TEXT {
    @Override
    void draw(Canvas canvas, Random random) {
      gradient(canvas, random);
      int line = canvas.height() / 9;
      for (int y = line / 2; y < canvas.height() - line; y += line + line / 3) {
        int size = line / 2 + random.nextInt(line / 2);
        int[] word = Canvas.letters(random, 4 + random.nextInt(8));
        canvas.word(word, canvas.width() / 12, y, size, Canvas.colour(random));
      }
    }
  },
  /** Grain without objects, as cloth or stone. */
  TEXTURE {
    @Override
    void draw(Canvas canvas, Random random) {
      Noise noise = new Noise(random);
      double scale = 4 + random.nextInt(12);
      paint(canvas, (x, y) -> noise.at(x * scale, y * scale, 5), Canvas.colour(random), random);
    }
  },
  /** Sky, clouds, ranges of hills: the closest to a photograph. */
  LANDSCAPE {
    @Override
    void draw(Canvas canvas, Random random) {
      Noise clouds = new Noise(random);
      paint(canvas, (x, y) -> clouds.at(x * 3, y * 5, 6), Canvas.colour(random), random);
      for (int range = 0; range < 4; range++) {
        Noise hills = new Noise(random);
        Noise grain = new Noise(random);
        hills(canvas, hills, grain, 0.3 + 0.15 * range, Canvas.colour(random));
      }
    }
  };

  /** A brightness at a place, both from 0 to 1. */
  private interface Field {
    float at(double x, double y);
  }

  abstract void draw(Canvas canvas, Random random);

  /** Draws a picture. */
  public BufferedImage draw(long seed, int width, int height) {
    Random random = new Random(seed ^ name().hashCode());
    random.nextLong();
    Canvas canvas = new Canvas(width, height, Canvas.colour(random));
    draw(canvas, random);
    return canvas.image();
  }

  private static void gradient(Canvas canvas, Random random) {
    Color from = Canvas.colour(random);
    Color to = Canvas.colour(random);
    int x = random.nextInt(canvas.width());
    canvas.graphics().setPaint(new GradientPaint(x, 0, from, 0, canvas.height(), to));
    canvas.graphics().fillRect(0, 0, canvas.width(), canvas.height());
  }

  private static void discs(Canvas canvas, Random random, int count) {
    for (int i = 0; i < count; i++) {
      Color inner = Canvas.colour(random);
      int x = random.nextInt(canvas.width());
      int y = random.nextInt(canvas.height());
      int size = canvas.height() / 6 + random.nextInt(canvas.height() / 2 + 1);
      canvas
          .graphics()
          .setPaint(new GradientPaint(x, y, inner, x + size, y + size, Canvas.colour(random)));
      canvas.graphics().fillOval(x, y, size, size);
    }
  }

  private static void paint(Canvas canvas, Field field, Color light, Random random) {
    Color dark = Canvas.colour(random);
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        float at = field.at((double) x / canvas.height(), (double) y / canvas.height());
        canvas.set(x, y, mix(dark, light, at));
      }
    }
  }

  private static void hills(Canvas canvas, Noise hills, Noise grain, double top, Color colour) {
    for (int x = 0; x < canvas.width(); x++) {
      double u = (double) x / canvas.height();
      int line = (int) (canvas.height() * (top + 0.3 * (hills.at(u * 2, 0.5, 6) - 0.5)));
      for (int y = Math.max(0, line); y < canvas.height(); y++) {
        float shade = grain.at(u * 12, (double) y / canvas.height() * 12, 4);
        canvas.set(x, y, mix(Color.BLACK, colour, 0.3f + 0.7f * shade));
      }
    }
  }

  private static int mix(Color from, Color to, float share) {
    int red = (int) (from.getRed() + share * (to.getRed() - from.getRed()));
    int green = (int) (from.getGreen() + share * (to.getGreen() - from.getGreen()));
    int blue = (int) (from.getBlue() + share * (to.getBlue() - from.getBlue()));
    return red << 16 | green << 8 | blue;
  }
}
