package dev.phoenix.model.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.adapters.AdapterException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterIdTest {

  @Test
  void shouldReadWhatItWrites() {
    AdapterId id = new AdapterId("brand-2026", 12);
    assertThat(id).hasToString("brand-2026-v12");
    assertThat(AdapterId.parse("brand-2026-v12")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "brand",
        "v3",
        "-v3",
        "brand-v0",
        "brand-v",
        "brand-v-1",
        "brand-v01",
        "brand-v3.gguf",
        "../brand-v3",
        "a/b-v1",
        "a\\b-v1",
        "..-v1",
        ".-v1",
        "Brand-v1",
        "brand -v1",
        "brand-v1\n",
        "brand--x-v1",
        "brand--v1",
        "1brand-v1",
        "brand-v2-v3",
        "brand-v9999999999",
        "brånd-v1",
        "brand\u0000-v1",
        "con:-v1"
      })
  void shouldRefuseWhatCouldBeAnotherPlaceOrTwoThings(String id) {
    assertThatThrownBy(() -> AdapterId.parse(id))
        .isInstanceOfSatisfying(
            AdapterException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID))
        .message()
        .doesNotContain("\n", "\u0000");
  }

  @Test
  void shouldShortenWhatItRefuses() {
    assertThatThrownBy(() -> AdapterId.parse("x".repeat(1_000_000))).message().hasSizeLessThan(200);
  }
}
