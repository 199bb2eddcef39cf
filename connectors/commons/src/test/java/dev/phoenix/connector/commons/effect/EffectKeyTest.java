package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectKeyTest {

  @Test
  void shouldReadWhatItWrites() {
    var key = new EffectKey(UUID.randomUUID(), Long.MAX_VALUE, 3);

    assertThat(EffectKey.parse(key.marker())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "urn:phoenix:effect:",
        "urn:phoenix:effect:00000000-0000-4000-8000-000000000000:1",
        "urn:phoenix:effect:00000000-0000-4000-8000-000000000000:-1:0",
        "urn:phoenix:effect:00000000-0000-4000-8000-000000000000:9999999999999999999:0",
        " urn:phoenix:effect:00000000-0000-4000-8000-000000000000:1:0"
      })
  void shouldRefuseWhatIsNoMarker(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EffectKey.parse(text));
  }
}
