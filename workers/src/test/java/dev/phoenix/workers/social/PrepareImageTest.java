package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.image.MediaServer;
import dev.phoenix.workers.image.Pictures;
import dev.phoenix.workers.image.TestPictures;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.Jobs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a server that answers as the model runtime's {@code /v1/images} is documented to. */
class PrepareImageTest {

  private static final byte[] WEBP = "RIFF....WEBP".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final MediaServer media = new MediaServer();
  private final MediaServer runtime = new MediaServer();

  @AfterEach
  void stop() {
    media.close();
    runtime.close();
  }

  @Test
  void shouldPrepareKeepAndNameTheImage() throws Exception {
    // given
    var digest = prepares();
    media.at("/bread.jpg", 200, new byte[] {1});

    // when
    var image = Jobs.completed(run(media.address() + "/bread.jpg", 3)).path("image");

    // then
    assertThat(image.path("url").asText())
        .isEqualTo("https://team.example/images/" + digest + ".webp");
    assertThat(image.path("width").asInt()).isEqualTo(512);
    assertThat(image.has("notice")).isFalse();
    assertThat(folder.resolve(digest + ".webp")).hasBinaryContent(WEBP);

    // when it runs again
    var again = Jobs.completed(run(media.address() + "/bread.jpg", 3)).path("image");

    // then
    assertThat(again).isEqualTo(image);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"brief\":null}", "{\"brief\":{}}", "{\"brief\":{\"image\":\" \"}}"})
  void shouldDoNothingForABriefWithoutAnImage(String variables) throws Exception {
    // when
    try (var pictures = pictures()) {
      var result = Jobs.completed(Jobs.run(new PrepareImage(pictures), variables, 1, 3));

      // then
      assertThat(result.has("image")).isTrue();
      assertThat(result.path("image").isNull()).isTrue();
    }
  }

  @Test
  void shouldGoOnWithoutAnImageThatIsBroken() throws Exception {
    // given
    runtime.at(
        "/v1/images",
        422,
        "{\"error\":{\"message\":\"It is broken\"}}".getBytes(StandardCharsets.UTF_8));
    media.at("/bread.jpg", 200, new byte[] {1});

    // then
    assertThat(notice(run(media.address() + "/bread.jpg", 3)))
        .isEqualTo("The post has no image. It is broken");
  }

  @Test
  void shouldTryAgainAndThenGoOnWithoutTheSkill() throws Exception {
    // given
    runtime.close();
    media.at("/bread.jpg", 200, new byte[] {1});

    // then
    assertThat(run(media.address() + "/bread.jpg", 2))
        .isInstanceOf(JobOutcome.PassingTrouble.class);
    assertThat(notice(run(media.address() + "/bread.jpg", 1))).contains("check that it runs");
  }

  @Test
  void shouldGoOnWithoutADeadLinkOrAPrivateOne() throws Exception {
    media.at("/gone.jpg", 404, new byte[0]);
    assertThat(notice(run(media.address() + "/gone.jpg", 3))).contains("status 404");
    assertThat(notice(run("http://127.0.0.1:1/a.jpg", 3))).contains("private network");
    assertThat(notice(run("file:///etc/passwd", 3))).contains("link-folder");
  }

  @Test
  void shouldGoOnWithoutImagesWhenTheyAreOff() throws Exception {
    try (var pictures = TestPictures.off(folder)) {
      var outcome =
          Jobs.run(new PrepareImage(pictures), "{\"brief\":{\"image\":\"http://x/a\"}}", 1, 3);
      assertThat(notice(outcome)).contains("phoenix.workers.image.enabled=true");
    }
  }

  private String prepares() throws Exception {
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(WEBP));
    var answer = "{\"digest\":\"%s\",\"width\":512,\"height\":320}".formatted(digest);
    runtime.at("/v1/images", 200, answer.getBytes(StandardCharsets.UTF_8));
    runtime.at("/v1/images/" + digest, 200, WEBP);
    return digest;
  }

  private JobOutcome run(String link, int retries) throws Exception {
    try (var pictures = pictures()) {
      var variables = "{\"brief\":{\"topic\":\"x\",\"image\":\"%s\"}}".formatted(link);
      return Jobs.run(new PrepareImage(pictures), variables, 1, retries);
    }
  }

  private Pictures pictures() {
    return TestPictures.of(runtime.address(), folder);
  }

  private static String notice(JobOutcome outcome) {
    var image = Jobs.completed(outcome).path("image");
    assertThat(image.has("url")).isFalse();
    return image.path("notice").asText();
  }
}
