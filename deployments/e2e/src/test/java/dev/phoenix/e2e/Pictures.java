package dev.phoenix.e2e;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The pictures that briefs may name. */
final class Pictures {

  /** Where they are. */
  static final Path FOLDER = Path.of("target/pictures").toAbsolutePath();

  private static final Path BREAD = FOLDER.resolve("bread.jpg");

  private Pictures() {}

  static void write() throws IOException {
    Files.createDirectories(FOLDER);
    var picture = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
    var paint = picture.createGraphics();
    paint.setPaint(new GradientPaint(0, 0, Color.ORANGE, 1200, 800, Color.WHITE));
    paint.fillRect(0, 0, 1200, 800);
    paint.setColor(new Color(0x8b5a2b));
    paint.fillOval(300, 250, 600, 350);
    paint.dispose();
    ImageIO.write(picture, "jpg", BREAD.toFile());
  }

  /** The link to a picture of 1200 x 800 pixels. */
  static URI bread() {
    return BREAD.toUri();
  }
}
