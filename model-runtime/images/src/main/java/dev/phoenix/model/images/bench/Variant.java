package dev.phoenix.model.images.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Changes that leave a picture the same to who looks at it. */
public enum Variant {
  /** JPEG of quality 50 to 95. */
  RECOMPRESSED {
    @Override
    byte[] apply(BufferedImage image, Random random) {
      return jpeg(image, 0.5f + 0.45f * random.nextFloat());
    }
  },
  /** 0.55 to 1.3 times the size. */
  RESIZED {
    @Override
    byte[] apply(BufferedImage image, Random random) {
      double factor = 0.55 + 0.75 * random.nextDouble();
      BufferedImage scaled =
          scale(
              image,
              (int) Math.round(image.getWidth() * factor),
              (int) Math.round(image.getHeight() * factor));
      return jpeg(scaled, 0.75f + 0.2f * random.nextFloat());
    }
  },
  /** Brightness by up to 8 of 255, each channel's contrast by up to 5 %. */
  RECOLOURED {
    @Override
    byte[] apply(BufferedImage image, Random random) {
      return jpeg(recoloured(image, random), 0.75f + 0.2f * random.nextFloat());
    }
  },
  /** All of it. */
  ALL {
    @Override
    byte[] apply(BufferedImage image, Random random) {
      return RESIZED.apply(recoloured(image, random), random);
    }
  };

  /** The changed picture as a file. */
  abstract byte[] apply(BufferedImage image, Random random);

  static BufferedImage scale(BufferedImage image, int width, int height) {
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return out;
  }

  /** A JPEG file. */
  public static byte[] jpeg(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("A picture in memory was not written", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage recoloured(BufferedImage image, Random random) {
    int[][] tables = new int[3][256];
    int brightness = random.nextInt(17) - 8;
    for (int[] table : tables) {
      double gain = 0.95 + 0.1 * random.nextDouble();
      for (int i = 0; i < table.length; i++) {
        table[i] = Math.clamp(Math.round(128 + gain * (i - 128) + brightness), 0, 255);
      }
    }
    BufferedImage out =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < out.getHeight(); y++) {
      for (int x = 0; x < out.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        out.setRGB(
            x,
            y,
            tables[0][rgb >> 16 & 0xff] << 16
                | tables[1][rgb >> 8 & 0xff] << 8
                | tables[2][rgb & 0xff]);
      }
    }
    return out;
  }
}
