package dev.phoenix.model.images.bench;

import dev.phoenix.model.images.ImageLimits;
import dev.phoenix.model.images.ImagePreparer;
import dev.phoenix.model.images.ImageSettings;
import dev.phoenix.model.images.likeness.Fingerprint;
import dev.phoenix.model.images.likeness.Likeness;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Measures pairs of pictures, which is what the thresholds of {@link Likeness} rest on: pairs of a
 * picture and its variants, and pairs of different pictures, most of which were one once.
 */
public final class LikenessMeasurement {

  /** A pair: what was done to the one picture, and how alike both are. */
  public record Pair(String what, Likeness likeness) {}

  private final ImagePreparer preparer =
      new ImagePreparer(ImageSettings.DEFAULT, ImageLimits.defaults());
  private final int width;
  private final int height;
  private final List<Pair> same = new ArrayList<>();
  private final List<Pair> different = new ArrayList<>();

  /**
   * Draws and measures.
   *
   * @param seeds how many pictures of each kind
   * @param width of the pictures in pixels
   * @param height of them
   */
  public LikenessMeasurement(int seeds, int width, int height) {
    this.width = width;
    this.height = height;
    List<Fingerprint> all = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      for (int seed = 0; seed < seeds; seed++) {
        all.add(measure(scene, seed));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        different.add(new Pair("another picture", Likeness.between(all.get(i), all.get(j))));
      }
    }
  }

  /** Pairs of a picture and its variants. */
  public List<Pair> same() {
    return List.copyOf(same);
  }

  /** Pairs of different pictures. */
  public List<Pair> different() {
    return List.copyOf(different);
  }

  private Fingerprint measure(Scene scene, int seed) {
    Random random = new Random(seed);
    BufferedImage picture = scene.draw(seed, width, height);
    Fingerprint original = fingerprint(picture);
    for (Variant variant : Variant.values()) {
      Fingerprint changed = preparer.prepare(variant.apply(picture, random)).fingerprint();
      String what = "%s %d %s".formatted(scene, seed, variant);
      same.add(new Pair(what, Likeness.between(original, changed)));
    }
    for (Change change : Change.values()) {
      BufferedImage one = change == Change.LETTER ? change.apply(picture, new Random(1)) : picture;
      BufferedImage other = change.apply(picture, random);
      String what = "%s %d %s".formatted(scene, seed, change);
      different.add(new Pair(what, Likeness.between(fingerprint(one), fingerprint(other))));
    }
    return original;
  }

  private Fingerprint fingerprint(BufferedImage picture) {
    return preparer.prepare(Variant.jpeg(picture, 0.92f)).fingerprint();
  }
}
