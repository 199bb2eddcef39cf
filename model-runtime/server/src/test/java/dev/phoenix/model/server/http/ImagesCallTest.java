package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.images.bench.Scene;
import dev.phoenix.model.images.bench.Variant;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pictures over HTTP; after each bad one the next good one is answered. */
@HttpTest
class ImagesCallTest {

  private static final String IMAGES = "/v1/images";
  private static final String BOUNDARY = "frontier";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  private final MeterRegistry meters;
  private Caller caller;

  ImagesCallTest(@Autowired MeterRegistry meters) {
    this.meters = meters;
  }

  @BeforeEach
  void connect() {
    caller = new Caller(port);
  }

  @AfterEach
  void shouldPrepareTheNextPicture() throws Exception {
    assertThat(post("image/jpeg", jpeg(99)).statusCode()).isEqualTo(200);
    caller.close();
  }

  @Test
  void shouldPrepareAPictureAndServeWhatWasMadeOfIt() throws Exception {
    // when
    var answer = post("image/jpeg", Variant.jpeg(Scene.LANDSCAPE.draw(1, 800, 500), 0.9f));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var image = JSON.readTree(answer.body());
    assertThat(image.path("width").asInt()).isEqualTo(512);
    assertThat(image.path("height").asInt()).isEqualTo(320);
    assertThat(image.path("format").asText()).isEqualTo("webp");
    assertThat(image.path("perceptual_hash").asText()).matches("[0-9a-f]{16}");
    assertThat(image.path("cached").asText()).isEqualTo("miss");
    var digest = image.path("digest").asText();
    assertThat(image.path("url").asText())
        .isEqualTo("http://127.0.0.1:%d/v1/images/%s".formatted(port, digest));

    // when
    var file =
        caller
            .client()
            .send(caller.request(IMAGES + "/" + digest).GET().build(), BodyHandlers.ofByteArray());

    // then
    assertThat(file.body()).hasSize(image.path("bytes").asInt());
    assertThat(sha256(file.body())).isEqualTo(digest);
    assertThat(ImageIO.read(new ByteArrayInputStream(file.body())).getWidth()).isEqualTo(512);
    assertThat(file.headers().firstValue("Content-Type")).contains("image/webp");
    assertThat(file.headers().firstValue("ETag")).contains("\"" + digest + "\"");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
        .contains("private", "immutable", "max-age=604800");
    var again =
        caller.send(
            caller
                .request(IMAGES + "/" + digest)
                .header("If-None-Match", "\"" + digest + "\"")
                .GET());
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void shouldSayHowAPictureWasFoundAgain() throws Exception {
    // given
    BufferedImage picture = Scene.SHAPES.draw(2, 640, 400);
    var first = JSON.readTree(post("image/jpeg", Variant.jpeg(picture, 0.95f)).body());

    // when
    var same = JSON.readTree(post("image/jpeg", Variant.jpeg(picture, 0.95f)).body());
    var alike = JSON.readTree(post("image/jpeg", Variant.jpeg(picture, 0.6f)).body());

    // then
    assertThat(same.path("cached").asText()).isEqualTo("content");
    assertThat(alike.path("cached").asText()).isEqualTo("likeness");
    assertThat(alike.path("digest")).isEqualTo(same.path("digest")).isEqualTo(first.path("digest"));
  }

  @Test
  void shouldTakeAFormAsABrowserSendsIt() throws Exception {
    // when
    var answer = post("multipart/form-data; boundary=" + BOUNDARY, form("file", jpeg(3)));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("width").asInt()).isEqualTo(320);
  }

  @Test
  void shouldCountHits() throws Exception {
    // given
    post("image/jpeg", jpeg(4));
    post("image/jpeg", jpeg(4));

    // then
    assertThat(meters.get("phoenix.image.cache.hit.rate").gauge().value())
        .isStrictlyBetween(0.0, 1.0);
    assertThat(meters.get("phoenix.image.latency").tag("cached", "content").timer().count())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json", "application/x-www-form-urlencoded", "nonsense"})
  void shouldRefuseATypeThatIsNoPictures(String type) throws Exception {
    refused(post(type, jpeg(5)), 415, "unsupported_media_type", "image/*");
  }

  @Test
  void shouldGoByTheContentAndNotByTheType() throws Exception {
    assertThat(post("image/png", jpeg(5)).statusCode()).isEqualTo(200);
    refused(
        post("image/png", "<svg/>".getBytes(StandardCharsets.UTF_8)),
        415,
        "image_unknown_format",
        "JPEG, PNG, WebP nor GIF");
  }

  @Test
  void shouldRefuseAnEmptyPicture() throws Exception {
    refused(post("image/jpeg", new byte[0]), 400, "image_empty", "cut off");
  }

  @Test
  void shouldRefuseABrokenPicture() throws Exception {
    var cut = Arrays.copyOf(jpeg(6), 900);
    refused(post("image/jpeg", cut), 422, "image_corrupt", "upload it again");
  }

  @Test
  void shouldRefuseAPictureOfTooManyPixelsBeforeItIsDecoded() throws Exception {
    // given a PNG of a few bytes that claims 30,000 x 30,000
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
    var bomb = bytes.toByteArray();
    var crc = new java.util.zip.CRC32();
    bomb[18] = bomb[22] = 0x75;
    bomb[19] = bomb[23] = 0x30;
    crc.update(bomb, 12, 17);
    for (int i = 0; i < 4; i++) {
      bomb[29 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
    }

    refused(post("image/png", bomb), 422, "image_too_many_pixels", "scale it down");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRefuseALargeFile(boolean lengthKnown) throws Exception {
    // given
    var large = BodyPublishers.ofByteArray(new byte[400_000]);
    var publisher = lengthKnown ? large : BodyPublishers.fromPublisher(large);

    // when
    var answer = caller.send(authorized().header("Content-Type", "image/jpeg").POST(publisher));

    // then
    refused(
        answer,
        413,
        "request_too_large",
        "the 307200 bytes that phoenix.model-runtime.images.max-file allows");
  }

  @Test
  void shouldRefuseALargeForm() throws Exception {
    // given: of unknown length, so that only who reads the form can tell
    var body = BodyPublishers.ofByteArray(form("file", new byte[400_000]));

    // when
    var answer =
        caller.send(
            authorized()
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.fromPublisher(body)));

    // then
    refused(answer, 413, "request_too_large", "phoenix.model-runtime.images.max-file");
  }

  @Test
  void shouldRefuseFormsWithoutAPictureAndBrokenOnes() throws Exception {
    refused(
        post("multipart/form-data; boundary=" + BOUNDARY, form("other", jpeg(7))),
        400,
        "invalid_value",
        "file=@");
    refused(post("multipart/form-data; boundary=" + BOUNDARY, jpeg(7)), 400, "invalid", "file");
    refused(post("multipart/form-data", jpeg(7)), 400, "invalid_request", "form");
  }

  @Test
  void shouldSurviveAClientThatHangsUp() throws Exception {
    // given
    try (var socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\n"
                  .formatted(IMAGES, HttpTest.TOKEN)
                  .getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(jpeg(8), 0, 500);
    }

    // then the next is answered, see above
  }

  @Test
  void shouldAskForAToken() throws Exception {
    var answer = caller.send(caller.bare(IMAGES).POST(BodyPublishers.ofByteArray(jpeg(9))));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(caller.send(caller.bare(IMAGES + "/" + "0".repeat(64)).GET()).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "..%2f..%2fetc%2fpasswd", "0000.picture", "%00"})
  void shouldNotFindWhatIsNotKept(String digest) throws Exception {
    var answer = caller.get(IMAGES + "/" + digest);
    assertThat(answer.statusCode()).isBetween(400, 404);
  }

  @Test
  void shouldSayThatADigestIsNotKept() throws Exception {
    refused(caller.get(IMAGES + "/" + "a".repeat(64)), 404, "image_not_found", "POST /v1/images");
  }

  private HttpResponse<String> post(String type, byte[] body) throws Exception {
    return caller.send(
        authorized().header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private java.net.http.HttpRequest.Builder authorized() {
    return caller.bare(IMAGES).header("Authorization", "Bearer " + HttpTest.TOKEN);
  }

  private static void refused(HttpResponse<String> answer, int status, String code, String said)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).startsWith(code);
    assertThat(error.path("message").asText()).contains(said);
  }

  private static byte[] jpeg(int seed) {
    return Variant.jpeg(Scene.TEXT.draw(seed, 320, 200), 0.9f);
  }

  private static byte[] form(String name, byte[] file) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"p.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
            .formatted(BOUNDARY, name)
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(file);
    bytes.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
