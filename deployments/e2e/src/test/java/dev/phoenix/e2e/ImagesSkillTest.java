package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.e2e.Platform.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The process for images is killed while posts are made. */
@Order(7)
@ExtendWith(Platform.class)
class ImagesSkillTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void shouldGoOnWithTextsWhileTheImagesAreKilledAndComeBack(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var before = images(phoenix);
    var brief = Briefs.english(Briefs.requestId("killed"));
    brief.put("image", Pictures.bread().toString());

    // when
    var instance = cluster.start("social-post", Map.of("brief", brief));
    var killed = ProcessHandle.of(before.path("process").path("pid").asLong()).orElseThrow();
    assertThat(killed.destroyForcibly()).isTrue();
    var review = cluster.task("review-text", "requestId", brief.get("requestId").toString());

    // then the post goes on, with its picture if the process was back in time
    assertThat(model(phoenix, "/v1/models", null).statusCode()).isEqualTo(200);
    var image = cluster.variable(instance, "image");
    assertThat(image.has("url") || Cluster.shown(review, "findingsText").contains("image"))
        .isTrue();
    cluster.complete(
        review, Map.of("decision", "approved", "text", "We open at eight. #Bakery", "comment", ""));
    cluster.ended(instance, "post-published");
    assertThat(cluster.incidents(instance)).isZero();

    // and the skill comes back, behind the same door as texts
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> images(phoenix).path("state").asText().equals("healthy"));
    var after = images(phoenix);
    assertThat(after.path("restarts").asInt()).isEqualTo(before.path("restarts").asInt() + 1);
    assertThat(after.path("memoryMegabytes").asInt()).isPositive();
    var answer = model(phoenix, "/v1/images", Path.of(Pictures.bread()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode images(Running phoenix) throws Exception {
    var status = new ObjectMapper().readTree(phoenix.launcher().run("status", "--json").output());
    return StreamSupport.stream(status.path("services").spliterator(), false)
        .filter(service -> service.path("name").asText().equals("model-runtime-images"))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> model(Running phoenix, String path, @Nullable Path body)
      throws Exception {
    // the ninth of the platform's ports
    var address = URI.create("http://127.0.0.1:" + (phoenix.launcher().portBase() + 8) + path);
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    if (body != null) {
      request.POST(BodyPublishers.ofFile(body)).header("Content-Type", "image/jpeg");
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
