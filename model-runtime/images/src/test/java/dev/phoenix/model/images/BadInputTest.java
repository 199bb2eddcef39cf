package dev.phoenix.model.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.images.ImageException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private final ImagePreparer preparer =
      new ImagePreparer(
          ImageSettings.DEFAULT,
          new ImageLimits(100_000, 1_000_000, 4_000, 64 << 20, Duration.ofMinutes(1)));

  @Test
  void shouldRefuseNothing() {
    refuses(new byte[0], Reason.EMPTY, "0 bytes");
  }

  @Test
  void shouldRefuseTooManyBytes() {
    refuses(Arrays.copyOf(TestImages.jpeg(64, 64), 100_001), Reason.TOO_LARGE, "100000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "%PDF-1.7 trailer",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "BM6\0",
        "II*\0"
      })
  void shouldRefuseOtherFormats(String content) {
    refuses(content.getBytes(StandardCharsets.ISO_8859_1), Reason.UNKNOWN_FORMAT, "JPEG, PNG");
  }

  @Test
  void shouldRefuseAbsurdSizesOfPngBeforeDecoding() {
    // given a valid header of 30,000 x 30,000 pixels, in a file of some hundred bytes
    byte[] file = TestImages.file(TestImages.scene(16, 16), "png");
    file[18] = file[22] = 30_000 >> 8;
    file[19] = file[23] = (byte) 30_000;
    CRC32 sum = new CRC32();
    sum.update(file, 12, 17);
    for (int i = 0; i < 4; i++) {
      file[29 + i] = (byte) (sum.getValue() >> (24 - 8 * i));
    }

    // then
    refuses(file, Reason.TOO_MANY_PIXELS, "30000 x 30000");
  }

  @Test
  void shouldRefuseAbsurdSizesOfGifJpegAndWebp() {
    // given
    byte[] gif = TestImages.file(TestImages.scene(16, 16), "gif");
    Arrays.fill(gif, 6, 10, (byte) 0xff);
    byte[] jpeg = TestImages.jpeg(16, 16);
    int frame = indexOf(jpeg, 0xc0);
    Arrays.fill(jpeg, frame + 4, frame + 8, (byte) 0xff);
    byte[] webp = TestImages.preparer().prepare(TestImages.jpeg(16, 16)).webp();
    webp[26] = webp[28] = (byte) 0xff;
    webp[27] = webp[29] = 0x3f;

    // then
    refuses(gif, Reason.TOO_MANY_PIXELS, "65535 x 65535");
    refuses(jpeg, Reason.TOO_MANY_PIXELS, "65535 x 65535");
    refuses(webp, Reason.TOO_MANY_PIXELS, "16383 x 16383");
  }

  @Test
  void shouldRefuseTooManyProgressiveScans() {
    // given a file whose scan is repeated a thousand times
    byte[] jpeg = TestImages.jpeg(64, 64);
    int scan = indexOf(jpeg, 0xda);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, scan - 1);
    for (int i = 0; i < 1_000 && bomb.size() < 90_000; i++) {
      bomb.write(jpeg, scan - 1, 60);
    }
    bomb.write(0xff);
    bomb.write(0xd9);

    // then
    refuses(bomb.toByteArray(), Reason.UNSUPPORTED, "scans");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif"})
  void shouldRefuseFilesThatWereCut(String format) {
    byte[] file = TestImages.file(TestImages.scene(100, 100), format);
    refuses(Arrays.copyOf(file, file.length * 2 / 3), Reason.CORRUPT, "ends before");
  }

  @Test
  void shouldNotTakeWhatFollowsAPicture() {
    // given a picture that is an archive as well
    byte[] jpeg = TestImages.jpeg(64, 64);
    byte[] both = Arrays.copyOf(jpeg, jpeg.length + 4_000);
    System.arraycopy("PK\3\4".getBytes(StandardCharsets.US_ASCII), 0, both, jpeg.length, 4);

    // then
    assertThat(preparer.prepare(both).webp()).isEqualTo(preparer.prepare(jpeg).webp());
  }

  @Test
  void shouldRefuseKindsOfJpegThatItDoesNotRead() {
    // given
    byte[] arithmetic = TestImages.jpeg(16, 16);
    arithmetic[indexOf(arithmetic, 0xc0)] = (byte) 0xc9;
    byte[] deep = TestImages.jpeg(16, 16);
    deep[indexOf(deep, 0xc0) + 3] = 12;

    // then
    refuses(arithmetic, Reason.UNSUPPORTED, "arithmetic");
    refuses(deep, Reason.UNSUPPORTED, "12-bit");
  }

  private void refuses(byte[] file, Reason reason, String message) {
    assertThatThrownBy(() -> preparer.prepare(file))
        .isInstanceOfSatisfying(
            ImageException.class, e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  /** Where a marker's second byte is. */
  private static int indexOf(byte[] jpeg, int marker) {
    for (int i = 1; i < jpeg.length; i++) {
      if (jpeg[i - 1] == -1 && (jpeg[i] & 0xff) == marker) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such marker");
  }
}
