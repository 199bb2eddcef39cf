package dev.phoenix.model.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.images.ImageException.Reason;
import dev.phoenix.model.images.likeness.Likeness;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePreparerTest {

  private final ImagePreparer preparer = TestImages.preparer();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void shouldScaleTheLongestSideTo512(String format) {
    // given
    byte[] file = TestImages.file(TestImages.scene(800, 300), format);

    // when
    PreparedImage image = preparer.prepare(file);

    // then
    assertThat(image.width()).isEqualTo(512);
    assertThat(image.height()).isEqualTo(192);
    assertThat(TestImages.decode(image).getWidth()).isEqualTo(512);
    assertThat(image.sha256()).isEqualTo(Digests.sha256(image.webp()));
  }

  @Test
  void shouldReadItsOwnWebp() {
    // given
    PreparedImage once = preparer.prepare(TestImages.jpeg(700, 900));

    // when
    PreparedImage twice = preparer.prepare(once.webp());

    // then
    assertThat(twice.height()).isEqualTo(512);
    assertThat(Likeness.between(once.fingerprint(), twice.fingerprint()).same()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,900", "511,3", "512,512", "16,8"})
  void shouldNeverEnlarge(int width, int height) {
    // given
    byte[] file = TestImages.file(TestImages.scene(width, height), "png");

    // when
    PreparedImage image = preparer.prepare(file);

    // then
    assertThat(image.width()).isBetween(1, width);
    assertThat(image.height()).isBetween(1, Math.min(height, 512));
  }

  @Test
  void shouldDropMetadata() {
    // given
    byte[] secret = "GPS 52.5200 N 13.4050 E".getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = TestImages.withSegment(TestImages.jpeg(600, 400), 0xfe, secret);

    // when
    PreparedImage image = preparer.prepare(file);

    // then
    assertThat(new String(image.webp(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
    assertThat(image.webp()).isEqualTo(preparer.prepare(TestImages.jpeg(600, 400)).webp());
  }

  @Test
  void shouldKeepTransparencyWithoutDarkFringes() {
    // given an orange half before an invisible black one
    BufferedImage source = new BufferedImage(1024, 512, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 500; x++) {
        source.setRGB(x, y, 0xffff8000);
      }
    }

    // when
    BufferedImage image = TestImages.decode(preparer.prepare(TestImages.file(source, "png")));

    // then
    assertThat(image.getRGB(100, 100) >>> 24).isEqualTo(255);
    assertThat(image.getRGB(400, 100) >>> 24).isZero();
    int edge = image.getRGB(249, 100);
    assertThat(edge >> 16 & 0xff).isGreaterThan(225);
  }

  @ParameterizedTest
  @EnumSource(SourceType.class)
  void shouldKeepColoursOfEveryKindOfPixels(SourceType type) {
    // given
    BufferedImage source = TestImages.plain(40, 30, type.argb, type.type);

    // when
    BufferedImage image = TestImages.decode(preparer.prepare(TestImages.file(source, "png")));

    // then
    int pixel = image.getRGB(20, 15);
    for (int shift : new int[] {0, 8, 16}) {
      assertThat(pixel >> shift & 0xff)
          .as(type + " " + shift)
          .isCloseTo(source.getRGB(20, 15) >> shift & 0xff, within(type.tolerance));
    }
  }

  enum SourceType {
    RGB(BufferedImage.TYPE_INT_RGB, 0xff3264c8, 4),
    BGR(BufferedImage.TYPE_3BYTE_BGR, 0xff3264c8, 4),
    ARGB(BufferedImage.TYPE_INT_ARGB, 0xff3264c8, 4),
    PALETTE(BufferedImage.TYPE_BYTE_INDEXED, 0xff3366cc, 4),
    BLACK_AND_WHITE(BufferedImage.TYPE_BYTE_BINARY, 0xffffffff, 2);

    private final int type;
    private final int argb;
    private final int tolerance;

    SourceType(int type, int argb, int tolerance) {
      this.type = type;
      this.argb = argb;
      this.tolerance = tolerance;
    }
  }

  @ParameterizedTest
  @CsvSource({"10,png", "10,jpeg", "11,png"})
  void shouldKeepGreyAsItIsStored(int type, String format) {
    // given a grey of 100 of 255, in 8 bits and in 16
    BufferedImage source = new BufferedImage(40, 30, type);
    int[] samples = new int[40 * 30];
    Arrays.fill(samples, type == BufferedImage.TYPE_USHORT_GRAY ? 100 * 257 : 100);
    source.getRaster().setPixels(0, 0, 40, 30, samples);

    // when
    BufferedImage image = TestImages.decode(preparer.prepare(TestImages.file(source, format)));

    // then
    assertThat(image.getRGB(20, 15) & 0xff).isCloseTo(100, within(3));
  }

  @Test
  void shouldReadFilesAndRefuseThoseThatAreMissing() throws Exception {
    // given
    Path file = Files.write(folder.resolve("a.txt"), TestImages.jpeg(64, 64));

    // then
    assertThat(preparer.prepare(file).width()).isEqualTo(64);
    assertThatThrownBy(() -> preparer.prepare(folder.resolve("none.jpg")))
        .isInstanceOfSatisfying(
            ImageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FAILED))
        .hasMessageContaining("none.jpg");
  }

  @Test
  void shouldRefusePicturesThatTheMemoryDoesNotHold() {
    // given
    var small = new ImageLimits(1_000_000, 1_000_000, 5_000, 100_000, Duration.ofSeconds(30));

    // then
    assertThatThrownBy(
            () ->
                new ImagePreparer(ImageSettings.DEFAULT, small).prepare(TestImages.jpeg(600, 400)))
        .isInstanceOfSatisfying(
            ImageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_PIXELS))
        .hasMessageContaining("MiB");
  }

  @Test
  void shouldShareTheMemoryAmongThreads() throws Exception {
    // given memory for one picture at a time
    var limits = new ImageLimits(1_000_000, 1_000_000, 5_000, 400_000, Duration.ofMinutes(5));
    var narrow = new ImagePreparer(ImageSettings.DEFAULT, limits);
    byte[] file = TestImages.jpeg(400, 300);
    byte[] expected = narrow.prepare(file).webp();

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      var results =
          threads.invokeAll(
              IntStream.range(0, 16)
                  .mapToObj(i -> (Callable<byte[]>) () -> narrow.prepare(file).webp())
                  .toList());

      // then
      for (var result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"15,85", "5000,85", "512,0", "512,101", "-1,85"})
  void shouldRefuseImpossibleSettings(int side, int quality) {
    assertThatThrownBy(() -> new ImageSettings(side, quality))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }
}
