package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

  @Test
  void shouldTellFieldsByTheirSeams() {
    assertThat(ContentDigest.of(List.of("ab", "c")))
        .isNotEqualTo(ContentDigest.of(List.of("a", "bc")));
  }

  @Test
  void shouldBeSha256OverLengthAndBytes() {
    // printf '\0\0\0\0' | sha256sum
    assertThat(ContentDigest.of(List.of("")))
        .isEqualTo("df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119");
  }
}
