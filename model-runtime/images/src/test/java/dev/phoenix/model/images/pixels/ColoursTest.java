package dev.phoenix.model.images.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.images.container.ColourModel;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColoursTest {

  @Test
  void shouldReadInksAsPhotoshopWritesThem() {
    assertThat(rgb(ColourModel.CMYK_INVERTED, 255, 0, 255, 255)).containsExactly(255, 0, 255);
    assertThat(rgb(ColourModel.CMYK, 0, 255, 0, 0)).containsExactly(255, 0, 255);
    assertThat(rgb(ColourModel.CMYK, 0, 0, 0, 255)).containsExactly(0, 0, 0);
    // no cyan, magenta or yellow at all, coded as YCbCr, and a key of 255 for no black
    assertThat(rgb(ColourModel.YCCK, 0, 128, 128, 255)).containsExactly(255, 255, 255);
  }

  @Test
  void shouldReadYcbcrAsJfifHasIt() {
    assertThat(rgb(ColourModel.YCBCR, 76, 85, 255)).containsExactly(254, 0, 0);
    assertThat(rgb(ColourModel.YCBCR, 128, 128, 128)).containsExactly(128, 128, 128);
  }

  @Test
  void shouldHonourAColourProfile() {
    // given linear light, in which half of the energy looks much brighter than half of sRGB
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    // when
    int[] pixels = Colours.toSrgb(one(ColourModel.RGB, 128, 128, 128), linear);

    // then
    assertThat(pixels[0] & 0xff).isCloseTo(188, within(2));
  }

  @Test
  void shouldLiveWithBrokenProfilesAndThoseOfOtherColours() {
    // given
    byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    byte[] valid = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    Random random = new Random(1);

    // then
    assertThat(Colours.toSrgb(one(ColourModel.RGB, 1, 2, 3), grey)[0]).isEqualTo(0xff010203);
    assertThat(Colours.toSrgb(one(ColourModel.RGB, 1, 2, 3), new byte[5])[0]).isEqualTo(0xff010203);
    for (int i = 0; i < 300; i++) {
      byte[] spoilt = valid.clone();
      for (int k = 0; k < 4; k++) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      assertThat(Colours.toSrgb(one(ColourModel.RGB, 1, 2, 3), spoilt)).hasSize(1);
    }
  }

  private static int[] rgb(ColourModel model, int... values) {
    int pixel = Colours.toSrgb(one(model, values), null)[0];
    return new int[] {pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff};
  }

  private static Samples one(ColourModel model, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Samples(1, 1, model, bytes);
  }
}
