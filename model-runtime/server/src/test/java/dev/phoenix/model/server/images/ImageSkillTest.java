package dev.phoenix.model.server.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class ImageSkillTest {

  @TempDir private Path folder;

  @Test
  void shouldStayOffWhenItsFolderCannotBeUsed() throws IOException {
    // given
    var file = Files.writeString(folder.resolve("file"), "");

    // when
    var skill =
        ImageSkill.start(bind(Map.of("folder", file + "/images")), new SimpleMeterRegistry());

    // then
    assertThat(skill)
        .isInstanceOfSatisfying(
            ImageSkill.Off.class,
            off -> {
              assertThat(off.chosen()).isFalse();
              assertThat(off.why()).contains("phoenix.model-runtime.images.folder", "writable");
            });
  }

  @Test
  void shouldHaveADefaultForEverySetting() {
    // when
    var usual = bind(Map.of());

    // then
    assertThat(usual.settings().longestSide()).isEqualTo(512);
    assertThat(usual.settings().quality()).isEqualTo(85);
    assertThat(usual.expiry()).isEqualTo(Duration.ofDays(7));
    assertThat(usual.enabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "longest-side,8,longest side",
    "quality,0,quality",
    "expiry,-1s,expiry",
    "cache-size,0B,at least one byte",
    "cache-entries,0,at least one byte",
    "max-file,1GB,max-file",
    "max-pixels,0,positive",
    "patience,0s,patience",
    "concurrent,0,concurrent",
    "waiting,-1,waiting"
  })
  void shouldNameAWrongSetting(String key, String value, String said) {
    assertThatThrownBy(() -> bind(Map.of(key, value)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining(said);
  }

  @Test
  void shouldGiveUpOnABodyThatComesTooSlowly() {
    // given a body whose first byte is late already
    var request = new MockHttpServletRequest("POST", "/v1/images");
    var body = new ImageBody(100, Duration.ofNanos(1));
    request.setContent(new byte[50]);

    // then
    assertThatThrownBy(() -> body.read(request))
        .isInstanceOf(SlowBodyException.class)
        .hasMessageContaining("send it again");
  }

  @Test
  void shouldReadNoMoreThanOneByteBeyondTheLimit() throws Exception {
    // given
    var source = new ByteArrayInputStream(new byte[100_000]);
    var request =
        new MockHttpServletRequest("POST", "/v1/images") {
          @Override
          public jakarta.servlet.ServletInputStream getInputStream() {
            return new DelegatingServletInputStream(source);
          }
        };

    // when
    var bytes = new ImageBody(20_000, Duration.ofMinutes(1)).read(request);

    // then
    assertThat(bytes).hasSize(20_001);
    assertThat(source.available()).isEqualTo(100_000 - 20_001);
  }

  private static ImagesProperties bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", ImagesProperties.class);
  }
}
