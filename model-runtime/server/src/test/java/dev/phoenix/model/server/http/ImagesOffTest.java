package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HttpTest
@TestPropertySource(properties = "phoenix.model-runtime.images.enabled=false")
class ImagesOffTest {

  @LocalServerPort private int port;

  @Test
  void shouldSayHowToSwitchImagesOnAndDoEverythingElse() throws Exception {
    try (var caller = new Caller(port)) {
      // when
      var post =
          caller.send(caller.request("/v1/images").POST(BodyPublishers.ofByteArray(new byte[9])));
      var get = caller.get("/v1/images/" + "a".repeat(64));

      // then
      assertThat(post.statusCode()).isEqualTo(501);
      assertThat(post.body())
          .contains("\"code\":\"images_off\"", "phoenix.model-runtime.images.enabled=true");
      assertThat(get.statusCode()).isEqualTo(501);
      assertThat(caller.get("/v1/models").statusCode()).isEqualTo(200);
      assertThat(caller.send(caller.bare("/actuator/health").GET()).body()).contains("UP");
    }
  }
}
