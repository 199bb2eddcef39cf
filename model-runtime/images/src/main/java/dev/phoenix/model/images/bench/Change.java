package dev.phoenix.model.images.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Changes that make another picture out of one: none of the results may be taken for it. */
public enum Change {
  /** A letter in a white box, always at the same place: two of these differ in the letter alone. */
  LETTER {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      BufferedImage out = copy(image);
      int height = image.getHeight() / 12;
      Canvas box = new Canvas(height * 3 / 2, height * 3 / 2, Color.WHITE);
      box.word(Canvas.letters(random, 1), height / 4, height / 4, height, Color.BLACK);
      Graphics2D graphics = out.createGraphics();
      graphics.drawImage(box.image(), image.getWidth() / 3, image.getHeight() / 3, null);
      graphics.dispose();
      return out;
    }
  },
  /** A line of letters across the lower edge. */
  CAPTION {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      BufferedImage out = copy(image);
      int height = image.getHeight() / 12;
      Canvas canvas = new Canvas(image.getWidth(), height * 2, Canvas.colour(random));
      canvas.word(Canvas.letters(random, 6), height, height / 2, height, Canvas.colour(random));
      out.createGraphics().drawImage(canvas.image(), 0, image.getHeight() - 2 * height, null);
      return out;
    }
  },
  /** Three quarters of it, enlarged to its size. */
  CROPPED {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      int width = image.getWidth();
      int height = image.getHeight();
      int x = random.nextInt(width / 4);
      int y = random.nextInt(height / 4);
      return Variant.scale(image.getSubimage(x, y, width * 3 / 4, height * 3 / 4), width, height);
    }
  },
  MIRRORED {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      return transformed(image, new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0));
    }
  },
  UPSIDE_DOWN {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      return transformed(
          image, new AffineTransform(-1, 0, 0, -1, image.getWidth(), image.getHeight()));
    }
  },
  /** Red becomes green, green blue, blue red. */
  OTHER_COLOURS {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      BufferedImage out = copy(image);
      for (int y = 0; y < out.getHeight(); y++) {
        for (int x = 0; x < out.getWidth(); x++) {
          int rgb = out.getRGB(x, y) & 0xffffff;
          out.setRGB(x, y, rgb >> 8 | (rgb & 0xff) << 16);
        }
      }
      return out;
    }
  },
  /** A disc that was not there. */
  OBJECT {
    @Override
    BufferedImage apply(BufferedImage image, Random random) {
      BufferedImage out = copy(image);
      int size = image.getHeight() / (8 + random.nextInt(5));
      Graphics2D graphics = out.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      int x = random.nextInt(image.getWidth() - size);
      int y = random.nextInt(image.getHeight() - size);
      Color under = new Color(image.getRGB(x + size / 2, y + size / 2));
      graphics.setColor(new Color(under.getRGB() ^ 0x808080));
      graphics.fillOval(x, y, size, size);
      graphics.dispose();
      return out;
    }
  };

  abstract BufferedImage apply(BufferedImage image, Random random);

  private static BufferedImage copy(BufferedImage image) {
    return transformed(image, new AffineTransform());
  }

  private static BufferedImage transformed(BufferedImage image, AffineTransform transform) {
    BufferedImage out =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.drawRenderedImage(image, transform);
    graphics.dispose();
    return out;
  }
}
