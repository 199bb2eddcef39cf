package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.image.ImageAnswer;
import dev.phoenix.model.api.image.ImageClient;
import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The client that the workers use. */
@HttpTest
class ImageClientCallTest {

  private static final byte[] PICTURE = Variant.jpeg(Scene.GRADIENT.draw(11, 640, 400), 0.9f);

  @LocalServerPort private int port;

  @Test
  void shouldGetWhatWasPrepared() {
    try (var client = client(HttpTest.TOKEN)) {
      assertThat(client.prepare(PICTURE))
          .isInstanceOfSatisfying(
              ImageAnswer.Prepared.class,
              image -> {
                assertThat(image.width()).isEqualTo(512);
                assertThat(image.height()).isEqualTo(320);
                assertThat(new String(image.webp(), 8, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("WEBP");
              });
    }
  }

  @Test
  void shouldBeToldWhatIsWrongWithAPicture() {
    try (var client = client(HttpTest.TOKEN)) {
      assertThat(client.prepare(new byte[10]))
          .isInstanceOfSatisfying(
              ImageAnswer.Refused.class, no -> assertThat(no.message()).contains("JPEG"));
      assertThat(client.prepare(new byte[0])).isInstanceOf(ImageAnswer.Refused.class);
    }
  }

  @Test
  void shouldSayThatATokenIsMissing() {
    try (var client = client(null)) {
      assertThat(client.prepare(PICTURE))
          .isInstanceOfSatisfying(
              ImageAnswer.Unavailable.class, no -> assertThat(no.message()).contains("token"));
    }
  }

  private ImageClient client(@Nullable String token) {
    return new ImageClient(URI.create("http://127.0.0.1:" + port), token, Duration.ofSeconds(60));
  }
}
