package dev.phoenix.connector.feed;

import static dev.phoenix.connector.commons.publish.Publication.Outcome.ABSENT;
import static dev.phoenix.connector.commons.publish.Publication.Outcome.CONFIRMED;
import static dev.phoenix.connector.commons.publish.Publication.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.connector.commons.effect.EffectState;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTest {

  @TempDir Path folder;
  private FeedFixture feed;

  @BeforeEach
  void open() {
    feed = new FeedFixture(folder);
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldPublishAndAnswerWhereItIs() {
    // when
    var publication = feed.publish(7);

    // then
    assertThat(publication.outcome()).isEqualTo(CONFIRMED);
    assertThat(publication.entry()).isEqualTo(feed.remote.collection() + "/1");
    assertThat(publication.publishedAt()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(feed.remote.entries()).containsExactly(publication.effect());
    assertThat(feed.events)
        .containsExactly(
            EffectEvent.Type.INTENDED, EffectEvent.Type.SENT, EffectEvent.Type.CONFIRMED);
  }

  @Test
  void shouldAnswerTheSameAndSendNothingWhenTheJobRunsAgain() {
    assertThat(feed.publish(7)).isEqualTo(feed.publish(7));
    assertThat(feed.remote.requests()).containsExactly("POST");
  }

  @Test
  void shouldPublishMarkupAsText() {
    // when
    var variables = Jobs.publish(feed.remote.collection(), "<b>&amp; ]]> \uD83D\uDE00 \\\"</b>");
    feed.connector.execute(Jobs.job(7, variables));

    // then
    assertThat(feed.remote.bodies().get(0))
        .contains(
            "<content type=\"text\">&lt;b&gt;&amp;amp; ]]&gt; \uD83D\uDE00 \"&lt;/b&gt;</content>")
        .contains("xml:lang=\"en\"");
  }

  @Test
  void shouldEncloseThePictureOfAPost() {
    // when
    var variables =
        Jobs.publishWithImage(feed.remote.collection(), "http://127.0.0.1:8090/images/a.webp?x&y");
    var publication = feed.connector.execute(Jobs.job(7, variables));

    // then
    assertThat(publication.outcome()).isEqualTo(CONFIRMED);
    assertThat(feed.remote.bodies().get(0))
        .contains(
            "<link rel=\"enclosure\" type=\"image/webp\""
                + " href=\"http://127.0.0.1:8090/images/a.webp?x&amp;y\"");
  }

  @Test
  void shouldEncloseNothingWhenAPostHasNoPicture() {
    // when
    feed.connector.execute(Jobs.job(7, Jobs.publishWithImage(feed.remote.collection(), "")));

    // then
    assertThat(feed.remote.bodies().get(0)).doesNotContain("<link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "http://x/a b", "http://"})
  void shouldRefuseAPictureThatNoReaderCanLoad(String image) {
    // when
    var job = Jobs.job(7, Jobs.publishWithImage(feed.remote.collection(), image));

    // then
    assertThatThrownBy(() -> feed.connector.execute(job)).hasMessageContaining("image");
    assertThat(feed.remote.requests()).isEmpty();
  }

  @Test
  void shouldMakeAnIncidentOfOtherContentUnderTheSameKey() {
    // given
    feed.publish(7);

    // when
    var failure =
        failure(
            () ->
                feed.connector.execute(
                    Jobs.job(7, Jobs.publish(feed.remote.collection(), "Other"))));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining("nothing was sent");
    assertThat(feed.remote.requests()).containsExactly("POST");
  }

  @Test
  void shouldTryAgainLaterWhenNothingListens() {
    // given
    var collection = feed.remote.collection();
    feed.remote.close();

    // when
    var failure =
        failure(() -> feed.connector.execute(Jobs.job(7, Jobs.publish(collection, "Hello"))));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(state(7)).isEqualTo(EffectState.INTENDED);
  }

  @Test
  void shouldTryAgainWhenTheRemoteSaysSo() {
    // given
    feed.remote.posting(
        (self, exchange, body) -> {
          exchange.getResponseHeaders().add("Retry-After", "17");
          exchange.sendResponseHeaders(429, -1);
        });

    // when
    var failure = failure(() -> feed.publish(7));
    feed.remote.posting((self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(17));
    assertThat(feed.publish(7).outcome()).isEqualTo(CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 413, 422})
  void shouldMakeAnIncidentOfARefusal(int status) {
    // given
    feed.remote.posting(AtomServer.status(status));

    // when
    var failure = failure(() -> feed.publish(7));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessageContaining(String.valueOf(status))
        .hasMessageContaining("then retry");
    assertThat(state(7)).isEqualTo(EffectState.INTENDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204, 302, 303, 408, 500, 502, 503})
  void shouldLeaveOpenWhatAStatusDoesNotSay(int status) {
    // given
    feed.remote.posting(AtomServer.status(status));

    // when
    var first = feed.publish(7);
    var second = feed.publish(7);

    // then
    assertThat(first.outcome()).isEqualTo(UNKNOWN);
    assertThat(second.outcome()).isEqualTo(UNKNOWN);
    assertThat(feed.remote.requests()).containsExactly("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "javascript:alert(1)", "http://", "::::", "file:///etc/passwd"})
  void shouldLeaveOpenACreatedEntryWithoutAUsableAddress(String location) {
    // given
    feed.remote.posting(
        (self, exchange, body) -> {
          self.accept(body);
          exchange
              .getResponseHeaders()
              .add("Location", location.isEmpty() ? "http:// /" : location);
          exchange.sendResponseHeaders(201, -1);
        });

    // when
    var sent = feed.publish(7);

    // then
    assertThat(sent.outcome()).isEqualTo(UNKNOWN);
    assertThat(feed.lookUp(sent.effect()).entry()).isEqualTo(feed.remote.collection() + "/1");
  }

  @Test
  void shouldFindTheEntryWhenTheRemoteResetsAfterAccepting() {
    // given
    feed.remote.posting((self, exchange, body) -> self.accept(body));

    // when
    var sent = feed.publish(7);
    var found = feed.lookUp(sent.effect());

    // then
    assertThat(sent.outcome()).isEqualTo(UNKNOWN);
    assertThat(found.outcome()).isEqualTo(CONFIRMED);
    assertThat(feed.publish(7)).isEqualTo(found);
    assertThat(feed.remote.entries()).hasSize(1);
  }

  @Test
  void shouldWaitForARemoteThatAcceptsLate() throws Exception {
    // given a remote that accepts after the client has given up
    var late = new CountDownLatch(1);
    var accepted = new CountDownLatch(1);
    feed.remote.posting(
        (self, exchange, body) -> {
          await(late);
          self.accept(body);
          accepted.countDown();
        });

    // when
    var sent = feed.publish(7);
    var early = feed.lookUp(sent.effect());
    late.countDown();
    assertThat(accepted.await(10, TimeUnit.SECONDS)).isTrue();
    feed.advance(Duration.ofSeconds(31));
    var afterwards = feed.lookUp(sent.effect());

    // then
    assertThat(sent.outcome()).isEqualTo(UNKNOWN);
    assertThat(early.outcome()).isEqualTo(UNKNOWN);
    assertThat(afterwards.outcome()).isEqualTo(CONFIRMED);
    assertThat(feed.remote.entries()).hasSize(1);
  }

  @Test
  void shouldSendAgainUnderTheSameMarkerOnceItIsCertainlyAbsent() {
    // given
    feed.remote.posting(AtomServer.status(500));
    var sent = feed.publish(7);
    feed.remote.posting((self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));

    // when
    feed.advance(Duration.ofSeconds(30));
    var absent = feed.lookUp(sent.effect());
    var again = feed.publishAgain(8, sent.effect());

    // then
    assertThat(absent.outcome()).isEqualTo(ABSENT);
    assertThat(again.outcome()).isEqualTo(CONFIRMED);
    assertThat(again.effect()).isEqualTo(sent.effect());
    assertThat(feed.remote.entries()).containsExactly(sent.effect());
    assertThat(feed.remote.requests()).containsExactly("POST", "GET", "POST");
  }

  @Test
  void shouldTakeAConflictForTheEntryThatIsThere() {
    // given
    feed.remote.posting(
        (self, exchange, body) -> {
          self.accept(body);
          exchange.sendResponseHeaders(409, -1);
        });

    // when
    var publication = feed.publish(7);

    // then
    assertThat(publication.outcome()).isEqualTo(CONFIRMED);
    assertThat(publication.detail()).contains("already");
  }

  @Test
  void shouldLeaveOpenAConflictOverSomethingElse() {
    feed.remote.posting(AtomServer.status(409));

    assertThat(feed.publish(7).outcome()).isEqualTo(UNKNOWN);
  }

  @Test
  void shouldEndAJobThatKillsItsWorkerAsAnIncident() {
    // given ten executions that began and never ended
    var key = feed.ledger.key(7, 0);
    feed.remote.posting(AtomServer.status(429));
    assertThatThrownBy(() -> feed.publish(7)).isInstanceOf(ConnectorRetryException.class);
    for (int i = 0; i < 10; i++) {
      feed.ledger.executionBegins(key);
    }

    // when
    var failure = failure(() -> feed.publish(7));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure).hasMessageContaining("kills the worker");
    assertThat(feed.remote.requests()).containsExactly("POST");
  }

  @Test
  void shouldLookUpBeforeItSendsAnythingAfterARestore() {
    // given
    feed.ledger.raiseEpoch();
    feed.advance(Duration.ofMinutes(1));

    // when
    var first = feed.publish(7);
    var absent = feed.lookUp(first.effect());
    var second = feed.publishAgain(8, first.effect());

    // then
    assertThat(first.outcome()).isEqualTo(UNKNOWN);
    assertThat(absent.outcome()).isEqualTo(ABSENT);
    assertThat(second.outcome()).isEqualTo(CONFIRMED);
    assertThat(feed.remote.requests()).containsExactly("GET", "POST");
  }

  private EffectState state(long elementInstanceKey) {
    return feed.ledger.find(feed.ledger.key(elementInstanceKey, 0)).orElseThrow().state();
  }

  private static ConnectorRetryException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable execution) {
    return catchThrowableOfType(ConnectorRetryException.class, execution);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
