package dev.phoenix.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedSecretsTest {

  private static final String BASIC =
      """
      {"collection": "{{secrets.FEED}}",
       "authentication": {"type": "basic", "username": "phoenix", "password": "{{secrets.PASSWORD}}"},
       "operation": {"type": "publish", "title": "News", "text": "Hello", "language": "en"}}
      """;
  private static final String BEARER =
      """
      {"collection": "{{secrets.FEED}}",
       "authentication": {"type": "bearer", "token": "{{secrets.PASSWORD}}"},
       "operation": {"type": "publish", "title": "News", "text": "Hello", "language": "en"}}
      """;

  @TempDir Path folder;
  private FeedFixture feed;
  private Map<String, String> secrets;

  @BeforeEach
  void open() {
    feed = new FeedFixture(folder);
    secrets = Map.of("FEED", feed.remote.collection(), "PASSWORD", "hunter2");
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldSendAPasswordThatCameAsASecret() {
    feed.connector.execute(Jobs.job(7, BASIC, secrets));

    // printf phoenix:hunter2 | base64
    assertThat(feed.remote.bodies().get(0)).startsWith("Basic cGhvZW5peDpodW50ZXIy\n");
  }

  @Test
  void shouldSendATokenThatCameAsASecret() {
    feed.connector.execute(Jobs.job(7, BEARER, secrets));

    assertThat(feed.remote.bodies().get(0)).startsWith("Bearer hunter2\n");
  }

  @Test
  void shouldNotShowSecretsInText() {
    var request = Jobs.job(7, BASIC, secrets).bindVariables(FeedRequest.class);
    var bearer = Jobs.job(7, BEARER, secrets).bindVariables(FeedRequest.class);

    assertThat(request.toString() + bearer).doesNotContain("hunter2");
  }

  @Test
  void shouldNotShowSecretsWhenTheRemoteRefuses() {
    // given
    feed.remote.posting(AtomServer.status(401));

    // when
    var failure = catchThrowable(() -> feed.connector.execute(Jobs.job(7, BASIC, secrets)));

    // then
    assertThat(failure).hasMessageContaining("authentication").hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldNotShowATokenThatCannotBeSent() {
    var failure =
        catchThrowable(
            () ->
                feed.connector.execute(
                    Jobs.job(
                        7,
                        BEARER,
                        Map.of(
                            "FEED", feed.remote.collection(), "PASSWORD", "hunter2\\r\\nX: y"))));

    assertThat(failure).isNotNull().hasMessageNotContaining("hunter2");
    assertThat(feed.remote.requests()).isEmpty();
  }
}
