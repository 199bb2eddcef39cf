package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import dev.phoenix.model.server.chat.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Pictures that are sent to the process for texts, and what each role has and has not. */
@SuppressWarnings("NullAway.Init")
class ImagesForwardTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] PICTURE = Variant.jpeg(Scene.GRADIENT.draw(5, 640, 400), 0.9f);

  @TempDir private static Path folder;

  private static ServletWebServerApplicationContext images;
  private static ServletWebServerApplicationContext text;
  private static Caller caller;

  @BeforeAll
  static void start() {
    images = Roles.start("images", folder.resolve("one"));
    text =
        Roles.start(
            "text",
            folder.resolve("other"),
            "--phoenix.model-runtime.images.address=http://127.0.0.1:" + Roles.port(images));
    caller = new Caller(Roles.port(text));
  }

  @AfterAll
  static void stop() {
    caller.close();
    text.close();
    images.close();
  }

  @Test
  void shouldPassAPictureOnAndNameTheAddressThatTheClientAsked() throws Exception {
    // when
    var answer = post("image/jpeg", BodyPublishers.ofByteArray(PICTURE));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var image = JSON.readTree(answer.body());
    var digest = image.path("digest").asText();
    assertThat(image.path("url").asText())
        .isEqualTo("http://127.0.0.1:%d/v1/images/%s".formatted(Roles.port(text), digest));

    // when
    var file = caller.get("/v1/images/" + digest);
    var known =
        caller.send(
            caller
                .request("/v1/images/" + digest)
                .header("If-None-Match", "\"" + digest + "\"")
                .GET());

    // then
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("image/webp");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(known.statusCode()).isEqualTo(304);
  }

  @Test
  void shouldShowThePageOnlyWhereTheApiIs() throws Exception {
    try (var other = new Caller(Roles.port(images))) {
      for (var path : List.of("/", "/index.html", "/js/page.js", "/v1/openapi.yaml")) {
        assertThat(caller.get(path).statusCode()).as(path).isEqualTo(200);
        assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void shouldPassOnAFormAndABodyOfUnknownLength() throws Exception {
    // given
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(PICTURE);
    form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(
            post("multipart/form-data; boundary=b", BodyPublishers.ofByteArray(form.toByteArray()))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            post(
                    "image/jpeg",
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(PICTURE)))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void shouldTellWhatTheSkillSaysOfABadPicture() throws Exception {
    refused(post("image/jpeg", BodyPublishers.noBody()), 400, "image_empty");
    refused(post("image/jpeg", BodyPublishers.ofString("no picture")), 415, "image_unknown_format");
    refused(
        post("text/plain", BodyPublishers.ofByteArray(new byte[250_000])),
        415,
        "unsupported_media_type");
    refused(caller.get("/v1/images/" + "a".repeat(64)), 404, "image_not_found");
  }

  @Test
  void shouldRefuseABodyBeyondTheLimitAlsoWithoutALength() throws Exception {
    // given
    var large = new byte[400_000];

    // then
    refused(post("image/jpeg", BodyPublishers.ofByteArray(large)), 413, "request_too_large");
    refused(
        post("image/jpeg", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
        413,
        "request_too_large");
  }

  @Test
  void shouldLeadNowhereElse() throws Exception {
    for (var path :
        new String[] {
          "/v1/images/..;/..;/actuator/prometheus",
          "/v1/images/%2e%2e/%2e%2e/actuator/prometheus",
          "/v1/images/a/b"
        }) {
      var answer = caller.get(path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(answer.body()).as(path).doesNotContain("jvm_memory");
    }
    refused(caller.send(caller.request("/v1/images").DELETE()), 405, "method_not_allowed");
  }

  @Test
  void shouldWantItsTokenForImagesToo() throws Exception {
    // when
    var answer =
        caller.send(
            caller
                .bare("/v1/images")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(PICTURE)));

    // then
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void shouldGiveTheSameRequestIdToBoth() throws Exception {
    var answer =
        caller.send(
            caller
                .bare("/v1/images")
                .header("Authorization", "Bearer " + HttpTest.TOKEN)
                .header("X-Request-Id", "mine-1")
                .POST(BodyPublishers.ofByteArray(PICTURE)));
    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("mine-1");
  }

  @Test
  void shouldHaveInEachRoleOnlyWhatItNeeds() throws Exception {
    try (var direct = new Caller(Roles.port(images))) {
      // then
      assertThat(caller.get("/v1/models").statusCode()).isEqualTo(200);
      assertThat(direct.get("/v1/models").statusCode()).isEqualTo(404);
      assertThat(text.getBeanNamesForType(Models.class)).hasSize(1);
      assertThat(images.getBeanNamesForType(Models.class)).isEmpty();
      assertThat(images.containsBean("grpcServer")).isFalse();
      assertThat(text.containsBean("imageSkill")).isFalse();
      for (var each : new Caller[] {caller, direct}) {
        assertThat(each.send(each.bare("/actuator/health").GET()).body()).contains("UP");
      }
      assertThat(metrics(caller)).contains("phoenix_process_memory_bytes{role=\"text\"}");
      assertThat(metrics(direct)).contains("phoenix_process_memory_bytes{role=\"images\"}");
      assertThat(metrics(caller))
          .contains("phoenix_model_runtime_queue_depth{role=\"text\",skill=\"text\"} 0.0");
    }
  }

  @Test
  void shouldSayWhenTheSkillIsAwayAndServeTexts() {
    // given a port that nobody listens on
    try (var alone =
            Roles.start(
                "text",
                folder.resolve("alone"),
                "--phoenix.model-runtime.images.address=http://127.0.0.1:1");
        var there = new Caller(Roles.port(alone))) {
      // when
      var answer =
          there.send(there.request("/v1/images").POST(BodyPublishers.ofByteArray(PICTURE)));

      // then
      refused(answer, 503, "unavailable");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(there.get("/v1/models").statusCode()).isEqualTo(200);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldSayHowToSwitchTheSkillOn() throws Exception {
    // given
    try (var off =
            Roles.start(
                "text", folder.resolve("off"), "--phoenix.model-runtime.images.enabled=false");
        var there = new Caller(Roles.port(off))) {
      // then
      refused(there.get("/v1/images/abc"), 501, "images_off");
      assertThat(there.get("/v1/images/abc").body()).contains("skills.images");
    }
  }

  private static HttpResponse<String> post(String type, HttpRequest.BodyPublisher body)
      throws Exception {
    return caller.send(
        caller
            .bare("/v1/images")
            .header("Authorization", "Bearer " + HttpTest.TOKEN)
            .header("Content-Type", type)
            .POST(body));
  }

  private static String metrics(Caller where) throws Exception {
    return where.send(where.bare("/actuator/prometheus").GET()).body();
  }

  private static void refused(HttpResponse<String> answer, int status, String code)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).isNotBlank();
  }
}
