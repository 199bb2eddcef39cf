package dev.phoenix.connector.feed;

import static dev.phoenix.connector.commons.publish.Publication.Outcome.ABSENT;
import static dev.phoenix.connector.commons.publish.Publication.Outcome.CONFIRMED;
import static dev.phoenix.connector.commons.publish.Publication.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.connector.commons.effect.EffectState;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups and settling, at servers that understand the question and at servers that do not. */
class LookUpTest {

  private static final String OTHER =
      AtomServer.entry("urn:x:other", "/feed/9", "2026-03-01T07:59:00Z");
  private static final String OLD =
      AtomServer.entry("urn:x:old", "/feed/1", "2025-01-01T00:00:00Z");

  @TempDir Path folder;
  private FeedFixture feed;
  private String effect;

  @BeforeEach
  void sendWithAnOpenOutcome() {
    feed = new FeedFixture(folder);
    feed.remote.posting(AtomServer.status(500));
    effect = feed.publish(7).effect();
    feed.advance(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "<html/>",
        "<feed/>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><feed"
            + " xmlns='http://www.w3.org/2005/Atom'/>",
        "<!DOCTYPE feed><feed xmlns='http://www.w3.org/2005/Atom'/>",
      })
  void shouldConcludeNothingFromAnAnswerThatIsNoFeed(String answer) {
    feed.remote.reading(AtomServer.text(answer));

    assertThat(feed.lookUp(effect).outcome()).isEqualTo(UNKNOWN);
  }

  @Test
  void shouldConcludeNothingFromAHugeFeed() {
    feed.remote.reading(AtomServer.text(AtomServer.page(OTHER.repeat(2000), "")));

    assertThat(feed.lookUp(effect).detail()).contains("longer than");
  }

  @Test
  void shouldConcludeNothingFromAFeedThatIsTooDeep() {
    feed.remote.reading(
        AtomServer.text(AtomServer.page("<a>".repeat(500) + "</a>".repeat(500), "")));

    assertThat(feed.lookUp(effect).outcome()).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 401, 404, 410, 429, 500})
  void shouldConcludeNothingFromAStatus(int status) {
    feed.remote.reading(AtomServer.status(status));

    assertThat(feed.lookUp(effect).outcome()).isEqualTo(UNKNOWN);
    assertThat(feed.lookUp(effect).detail()).contains(String.valueOf(status));
  }

  @Test
  void shouldNotThrowWhenTheRemoteIsAway() {
    // given
    var lookUp = Jobs.job(1, Jobs.lookUp(feed.remote.collection(), effect, "PT30S"));
    feed.remote.close();

    // then
    assertThat(feed.connector.execute(lookUp).outcome()).isEqualTo(UNKNOWN);
  }

  @Test
  void shouldFindItOnALaterPageOfAServerThatIgnoresTheQuestion() {
    // given
    var mine = AtomServer.entry(effect, "/feed/4", "2026-03-01T08:00:00Z");
    pages(OTHER, mine);

    // when
    var found = feed.lookUp(effect);

    // then
    assertThat(found.outcome()).isEqualTo(CONFIRMED);
    assertThat(found.entry()).isEqualTo(feed.remote.collection() + "/4");
  }

  @Test
  void shouldTellOfASecondCopy() {
    // given
    var mine = AtomServer.entry(effect, "/feed/4", "2026-03-01T08:00:00Z");
    feed.remote.reading(AtomServer.text(AtomServer.page(mine + mine, "")));

    // then
    assertThat(feed.lookUp(effect).detail()).contains("2 entries");
  }

  @Test
  void shouldCallItAbsentOnceTheFeedWasReadToItsEnd() {
    pages(OTHER, OTHER);

    assertThat(feed.lookUp(effect).outcome()).isEqualTo(ABSENT);
  }

  @Test
  void shouldReadNoFurtherThanToBeforeTheSend() {
    // given pages without an end
    var next = "<link rel='next' href='/feed?page=1'/>";
    feed.remote.reading(AtomServer.text(AtomServer.page(OTHER + OLD, next)));

    // then
    assertThat(feed.lookUp(effect).outcome()).isEqualTo(ABSENT);
    assertThat(feed.remote.requests()).containsExactly("POST", "GET");
  }

  @Test
  void shouldNotTrustTheAgeOfEntriesOutOfOrder() {
    var next = "<link rel='next' href='/feed?page=1'/>";
    feed.remote.reading(AtomServer.text(AtomServer.page(OLD + OTHER, next)));

    assertThat(feed.lookUp(effect))
        .satisfies(answer -> assertThat(answer.detail()).contains("circle"));
  }

  @Test
  void shouldNotFollowPagesToAnotherServer() {
    var next = "<link rel='next' href='http://169.254.169.254/latest'/>";
    feed.remote.reading(AtomServer.text(AtomServer.page(OTHER, next)));

    assertThat(feed.lookUp(effect).detail()).contains("another server");
  }

  @Test
  void shouldRefuseToLookElsewhereThanWhereItWasSent() {
    var elsewhere = Jobs.job(1, Jobs.lookUp(feed.remote.collection() + "/other", effect, "PT30S"));

    assertThatThrownBy(() -> feed.connector.execute(elsewhere))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class, failure -> assertThat(failure.getRetries()).isZero())
        .hasMessageContaining("look it up there");
  }

  @Test
  void shouldAnswerTheSameWhenTheLookUpRunsAgain() {
    // when
    var first = feed.lookUp(effect);
    var second = feed.lookUp(effect);

    // then
    assertThat(first.outcome()).isEqualTo(ABSENT);
    assertThat(second).isEqualTo(first);
    assertThat(feed.remote.requests()).containsExactly("POST", "GET");
  }

  @Test
  void shouldLookUpAnEffectOfALostLedgerAndWaitBeforeItIsAbsent() {
    // given
    var foreign = "urn:phoenix:effect:00000000-0000-4000-8000-000000000000:5:0";

    // when
    var early = feed.lookUp(foreign);
    feed.advance(Duration.ofSeconds(31));
    var late = feed.lookUp(foreign);

    // then
    assertThat(early.outcome()).isEqualTo(UNKNOWN);
    assertThat(late.outcome()).isEqualTo(ABSENT);
  }

  @Test
  void shouldTakeAPersonsWordThatItIsThere() {
    // when
    var first = feed.settle(effect, "published", "http://elsewhere/1");
    var second = feed.settle(effect, "published", "http://elsewhere/2");

    // then
    assertThat(first.outcome()).isEqualTo(CONFIRMED);
    assertThat(first.entry()).isEqualTo("http://elsewhere/1");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldTakeAPersonsWordThatItIsNotThereAndSendAgain() {
    // given
    feed.remote.posting((self, exchange, body) -> AtomServer.created(exchange, self.accept(body)));

    // when
    var first = feed.settle(effect, "not-published", "");
    var second = feed.settle(effect, "not-published", "");
    var sent = feed.publishAgain(8, effect);

    // then
    assertThat(first.outcome()).isEqualTo(ABSENT);
    assertThat(second).isEqualTo(first);
    assertThat(sent.outcome()).isEqualTo(CONFIRMED);
    assertThat(feed.remote.entries()).containsExactly(effect);
  }

  @Test
  void shouldKeepAConfirmationThatAPersonContradicts() {
    // given
    feed.settle(effect, "published", "");

    // when
    var answer = feed.settle(effect, "not-published", "");

    // then
    assertThat(answer.outcome()).isEqualTo(CONFIRMED);
    assertThat(answer.detail()).contains("was not taken");
    assertThat(feed.ledger.find(feed.ledger.key(7, 0)).orElseThrow().state())
        .isEqualTo(EffectState.CONFIRMED);
  }

  private void pages(String first, String second) {
    feed.remote.reading(
        (self, exchange, body) -> {
          var paged = exchange.getRequestURI().getQuery().contains("page=2");
          var answer =
              paged
                  ? AtomServer.page(second, "")
                  : AtomServer.page(first, "<link rel='next' href='/feed?page=2'/>");
          AtomServer.text(answer).handle(self, exchange, body);
        });
  }
}
