package dev.phoenix.model.decoder.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GgufTypeTest {

  @Test
  void shouldStoreEightBitsWithinHalfAStep() {
    // given
    float[] values = noise();

    // when
    ByteBuffer out = ByteBuffer.wrap(GgufType.Q8_0.encode(values)).order(ByteOrder.LITTLE_ENDIAN);

    // then each number is within half a step of the block's scale
    assertThat(out.capacity()).isEqualTo(values.length / 32 * 34);
    for (int block = 0; block < values.length / 32; block++) {
      float scale = Float.float16ToFloat(out.getShort());
      for (int i = 0; i < 32; i++) {
        assertThat(Math.abs(out.get() * scale - values[block * 32 + i]))
            .isLessThanOrEqualTo(scale * 0.6f);
      }
    }
  }

  @Test
  void shouldRoundHalvesAwayFromZeroAsTheReferenceDoes() {
    float[] values = new float[32];
    values[0] = 127;
    values[1] = 2.5f;
    values[2] = -2.5f;
    values[3] = 0.49999997f;
    byte[] out = GgufType.Q8_0.encode(values);
    assertThat(Arrays.copyOfRange(out, 2, 6)).containsExactly(127, 3, -3, 0);
  }

  @Test
  void shouldStoreFourBitsWithTheExtremeAtMinusEight() {
    // given a block whose extreme is positive
    float[] values = new float[32];
    values[0] = 8;
    values[1] = -4;
    values[16] = 2;

    // when
    byte[] out = GgufType.Q4_0.encode(values);

    // then the scale is -1 and the numbers are stored from 0 to 15 around 8
    assertThat(out).hasSize(18);
    assertThat(ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).getShort())
        .isEqualTo(Float.floatToFloat16(-1));
    assertThat(out[2] & 0xF).isZero();
    assertThat(out[2] >> 4 & 0xF).isEqualTo(6);
    assertThat(out[3] & 0xF).isEqualTo(12);
  }

  @Test
  void shouldStoreZeros() {
    assertThat(GgufType.Q8_0.encode(new float[32])).containsOnly(0);
    assertThat(GgufType.Q4_0.encode(new float[32])[5] & 0xFF).isEqualTo(0x88);
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] values = new float[320];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
