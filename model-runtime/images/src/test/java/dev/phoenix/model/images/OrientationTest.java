package dev.phoenix.model.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.images.container.Orientation;
import dev.phoenix.model.images.likeness.Likeness;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** All eight orientations of EXIF: what is shown is what the camera saw. */
class OrientationTest {

  /** The same scene, 64 x 32, with colours in its corners: clockwise from the upper left. */
  private static final int[] CORNERS = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};

  /** Where each orientation stores the corners of the upright picture, clockwise. */
  private static final int[][] STORED = {
    {0, 1, 2, 3},
    {1, 0, 3, 2},
    {2, 3, 0, 1},
    {3, 2, 1, 0},
    {0, 3, 2, 1},
    {1, 2, 3, 0},
    {2, 1, 0, 3},
    {3, 0, 1, 2}
  };

  @Property(tries = 16)
  void shouldTurnThePictureUpright(
      @ForAll @IntRange(min = 1, max = 8) int value, @ForAll boolean bigEndian) {
    // given
    boolean swapped = value > 4;
    BufferedImage stored = corners(swapped ? 32 : 64, swapped ? 64 : 32, STORED[value - 1]);
    byte[] file =
        TestImages.withSegment(
            TestImages.file(stored, "jpeg"), 0xe1, TestImages.exif(value, bigEndian));

    // when
    PreparedImage image = TestImages.preparer().prepare(file);

    // then
    PreparedImage upright =
        TestImages.preparer().prepare(TestImages.file(corners(64, 32, STORED[0]), "jpeg"));
    assertThat(image.width()).isEqualTo(64);
    assertThat(image.height()).isEqualTo(32);
    assertThat(Likeness.between(upright.fingerprint(), image.fingerprint()).change()).isLessThan(8);
    assertThat(image.perceptualHash()).isEqualTo(upright.perceptualHash());
  }

  @Property
  void shouldMoveEachPixelToAPlaceOfItsOwn(
      @ForAll Orientation orientation,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 1, max = 9) int height) {
    // given
    int[] pixels = new int[width * height];
    Arrays.setAll(pixels, i -> i);

    // when
    int[] moved = orientation.apply(pixels, width, height);

    // then
    assertThat(moved).containsExactlyInAnyOrder(pixels);
  }

  @Example
  void shouldTakeUnknownValuesForUpright() {
    assertThat(Orientation.ofExif(0)).isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.ofExif(9)).isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.ofExif(-7)).isEqualTo(Orientation.UPRIGHT);
  }

  private static BufferedImage corners(int width, int height, int[] order) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean right = x >= width / 2;
        boolean low = y >= height / 2;
        int corner = low ? right ? 2 : 3 : right ? 1 : 0;
        image.setRGB(x, y, CORNERS[order[corner]]);
      }
    }
    return image;
  }
}
