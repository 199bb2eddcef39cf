package dev.phoenix.model.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.images.ImageException.Reason;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand spoilt images of all formats. Each is refused with an error that says what to do, or
 * is an image still; the process lives on, and its next answer is right.
 */
@Timeout(300)
class MutatedImagesTest {

  private static final int MUTANTS = 1_000;

  private final Random random = new Random(Long.getLong("fuzz", 42));
  private final ImagePreparer preparer =
      new ImagePreparer(
          ImageSettings.DEFAULT,
          new ImageLimits(200_000, 4_000_000, 8_000, 128 << 20, Duration.ofMinutes(1)));

  @Test
  void shouldRefuseOrPrepareEveryMutatedImage() {
    // given
    List<byte[]> valid = valid();
    byte[] expected = preparer.prepare(valid.getFirst()).webp();
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutant(valid.get(i % valid.size()), valid.get(random.nextInt(valid.size())));
      try {
        // when
        PreparedImage image = preparer.prepare(mutant);
        // then
        assertThat(image.width()).isBetween(1, 512);
        assertThat(image.height()).isBetween(1, 512);
      } catch (ImageException e) {
        assertThat(e.reason()).isNotIn(EnumSet.of(Reason.BUSY, Reason.FAILED));
        assertThat(e.getMessage()).hasSizeBetween(30, 500);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(MUTANTS / 3);
    assertThat(preparer.prepare(valid.getFirst()).webp()).isEqualTo(expected);
  }

  private List<byte[]> valid() {
    BufferedImage transparent = new BufferedImage(48, 40, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 48 * 40; i++) {
      transparent.setRGB(i % 48, i / 48, i * 0x01020305);
    }
    byte[] jpeg = TestImages.jpeg(48, 40);
    byte[] png = TestImages.file(transparent, "png");
    return List.of(
        jpeg,
        TestImages.withSegment(jpeg, 0xe1, TestImages.exif(6, true)),
        png,
        TestImages.file(transparent, "gif"),
        preparer.prepare(jpeg).webp(),
        preparer.prepare(png).webp());
  }

  private byte[] mutant(byte[] file, byte[] other) {
    byte[] mutant = file.clone();
    switch (random.nextInt(6)) {
      // half of the changes in the headers, where most of the meaning is
      case 0, 1 -> spoil(mutant, Math.min(64, mutant.length));
      case 2, 3 -> spoil(mutant, mutant.length);
      case 4 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length));
      default -> {
        // the head of one format, the body of another
        int head = random.nextInt(40);
        System.arraycopy(other, 0, mutant, 0, Math.min(head, Math.min(other.length, file.length)));
      }
    }
    return mutant;
  }

  private void spoil(byte[] bytes, int end) {
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      bytes[random.nextInt(end)] = (byte) random.nextInt(256);
    }
  }
}
