package dev.phoenix.model.images.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.images.ImageException;
import dev.phoenix.model.images.PreparedImage;
import dev.phoenix.model.images.TestImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Animations: their first frame counts, on their canvas. */
class FramesTest {

  @Test
  void shouldTakeTheFirstFrameOfAGifOnItsCanvas() {
    // given a red frame of 8 x 8 at 4, 2 on a canvas of 20 x 12, and what would be many more
    byte[] gif = gif(4, 2, 20, 12);
    byte[] longer = Arrays.copyOf(gif, gif.length + 50_000);
    Arrays.fill(longer, gif.length - 1, longer.length, (byte) 0x2c);

    // when
    PreparedImage image = TestImages.preparer().prepare(longer);

    // then
    BufferedImage shown = TestImages.decode(image);
    assertThat(shown.getWidth()).isEqualTo(20);
    assertThat(shown.getRGB(8, 6) >>> 24).isEqualTo(255);
    assertThat(shown.getRGB(8, 6) >> 16 & 0xff).isGreaterThan(200);
    assertThat(shown.getRGB(18, 11) >>> 24).isZero();
  }

  @Test
  void shouldRefuseAGifWhoseFrameLeavesItsCanvas() {
    assertThatThrownBy(() -> TestImages.preparer().prepare(gif(14, 2, 20, 12)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("outside of its canvas");
  }

  @Test
  void shouldTakeTheFirstFrameOfAWebpOnItsCanvas() {
    // given
    byte[] still = TestImages.preparer().prepare(red(8)).webp();

    // when
    PreparedImage image = TestImages.preparer().prepare(animation(still, 20, 12, 4, 2));

    // then
    BufferedImage shown = TestImages.decode(image);
    assertThat(shown.getWidth()).isEqualTo(20);
    assertThat(shown.getRGB(8, 6) >> 16 & 0xff).isGreaterThan(200);
    assertThat(shown.getRGB(18, 11) >>> 24).isZero();
  }

  @Test
  void shouldRefuseAWebpWhoseFrameLeavesItsCanvas() {
    byte[] still = TestImages.preparer().prepare(red(8)).webp();
    assertThatThrownBy(() -> TestImages.preparer().prepare(animation(still, 20, 12, 14, 2)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("outside of its canvas");
  }

  @Test
  void shouldRefuseAWebpWhosePictureHasAnotherSizeThanItsCanvas() {
    // given a canvas of one pixel before a picture of 64: memory would be granted for the one
    byte[] still = TestImages.preparer().prepare(red(8)).webp();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(canvas(1, 1));
    body.write(still, 12, still.length - 12);

    assertThatThrownBy(() -> TestImages.preparer().prepare(riff(body.toByteArray())))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("another size");
  }

  private static byte[] red(int side) {
    return TestImages.file(
        TestImages.plain(side, side, 0xffff0000, BufferedImage.TYPE_INT_RGB), "png");
  }

  private static byte[] gif(int x, int y, int width, int height) {
    byte[] gif =
        TestImages.file(TestImages.plain(8, 8, 0xffff0000, BufferedImage.TYPE_INT_RGB), "gif");
    ByteBuffer buffer = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(6, (short) width).putShort(8, (short) height);
    int descriptor = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    while (gif[descriptor] != 0x2c) {
      descriptor += 2;
      while (gif[descriptor] != 0) {
        descriptor += (gif[descriptor] & 0xff) + 1;
      }
      descriptor++;
    }
    buffer.putShort(descriptor + 1, (short) x).putShort(descriptor + 3, (short) y);
    return gif;
  }

  private static byte[] animation(byte[] still, int width, int height, int x, int y) {
    byte[] picture = Arrays.copyOfRange(still, 12, still.length);
    ByteBuffer frame = ByteBuffer.allocate(16 + picture.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(x / 2).position(3);
    frame.putInt(y / 2).position(6);
    frame.putInt(7).position(9);
    frame.putInt(7).position(16);
    frame.put(picture);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(canvas(width, height));
    body.writeBytes(chunk("ANIM", new byte[6]));
    body.writeBytes(chunk("ANMF", frame.array()));
    body.writeBytes(chunk("ANMF", frame.array()));
    return riff(body.toByteArray());
  }

  private static byte[] canvas(int width, int height) {
    ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(0x12).putInt(4, width - 1).putInt(7, height - 1);
    return chunk("VP8X", Arrays.copyOf(buffer.array(), 10));
  }

  private static byte[] riff(byte[] body) {
    ByteBuffer buffer = ByteBuffer.allocate(12 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(body.length + 4);
    return buffer.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(body).array();
  }

  private static byte[] chunk(String type, byte[] content) {
    int padded = content.length + (content.length & 1);
    ByteBuffer buffer = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content);
    return buffer.array();
  }
}
