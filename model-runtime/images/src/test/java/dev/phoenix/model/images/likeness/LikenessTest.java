package dev.phoenix.model.images.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.images.bench.LikenessMeasurement;
import dev.phoenix.model.images.pixels.Pixels;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LikenessTest {

  @Example
  void shouldPartSamePicturesFromDifferentOnes() {
    // when
    LikenessMeasurement measured = new LikenessMeasurement(1, 400, 250);

    // then
    assertThat(measured.same()).isNotEmpty().allMatch(pair -> pair.likeness().same());
    assertThat(measured.different()).isNotEmpty().noneMatch(pair -> pair.likeness().same());
  }

  @Property(tries = 50)
  void shouldFindAPictureLikeItself(
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll long seed) {
    // given
    int[] argb = new java.util.Random(seed).ints((long) width * height).toArray();
    Fingerprint fingerprint = Fingerprint.of(new Pixels(width, height, argb));

    // when
    Likeness likeness = Likeness.between(fingerprint, fingerprint);

    // then
    assertThat(likeness.same()).isTrue();
    assertThat(likeness.change()).isLessThan(0.001);
    assertThat(likeness.distance()).isZero();
  }

  @Example
  void shouldTellWhatIsTransparentFromWhatIsBlack() {
    assertThat(Likeness.between(plain(64, 64, 0), plain(64, 64, 0xff000000)).same()).isFalse();
  }

  @Example
  void shouldTellFlatPicturesOfOtherColoursApart() {
    assertThat(Likeness.between(plain(64, 64, 0xffff0000), plain(64, 64, 0xff0000ff)).same())
        .isFalse();
    assertThat(Likeness.between(plain(64, 64, 0xffff0000), plain(64, 64, 0xfffc0202)).same())
        .isTrue();
  }

  @Example
  void shouldTellShapesApart() {
    assertThat(Likeness.between(plain(64, 64, -1), plain(64, 48, -1)).same()).isFalse();
    assertThat(Likeness.between(plain(512, 288, -1), plain(256, 144, -1)).same()).isTrue();
  }

  private static Fingerprint plain(int width, int height, int argb) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, argb);
    return Fingerprint.of(new Pixels(width, height, pixels));
  }
}
