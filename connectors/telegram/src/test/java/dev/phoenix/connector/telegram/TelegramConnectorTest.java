package dev.phoenix.connector.telegram;

import static dev.phoenix.connector.telegram.TelegramAnswer.Outcome.CONFIRMED;
import static dev.phoenix.connector.telegram.TelegramAnswer.Outcome.UNKNOWN;
import static dev.phoenix.connector.telegram.TelegramFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.connector.commons.effect.EffectState;
import dev.phoenix.connector.telegram.bot.BotServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramConnectorTest {

  @TempDir Path folder;
  private TelegramFixture telegram;

  @BeforeEach
  void open() {
    telegram = new TelegramFixture(folder);
  }

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void shouldSendAndAnswerWhichMessageItIs() {
    // when
    var answer = telegram.send(7);

    // then
    var effect = telegram.ledger.key(7, 0).marker();
    assertThat(answer)
        .isEqualTo(new TelegramAnswer(CONFIRMED, 42L, 5L, effect, "2026-01-01T00:00:00Z", null));
    assertThat(telegram.events)
        .containsExactly(
            EffectEvent.Type.INTENDED, EffectEvent.Type.SENT, EffectEvent.Type.CONFIRMED);
  }

  @Test
  void shouldAnswerTheSameAndSendNothingWhenTheJobRunsAgain() {
    assertThat(telegram.send(7)).isEqualTo(telegram.send(7));
    assertThat(telegram.remote.calls()).containsExactly("sendMessage");
  }

  @Test
  void shouldSendMarkupAsTextWithButtons() throws Exception {
    // when
    telegram.execute(
        7,
        """
        {"type": "sendMessage", "chat": "-100123", "text": "<b>x</b>", "language": "en",
         "buttons": [[{"text": "Yes", "data": "yes:12"}], [{"text": "No", "data": "no:12"}]]}
        """);

    // then
    var body = telegram.remote.body(0);
    assertThat(body.path("chat_id").asText()).isEqualTo("-100123");
    assertThat(body.path("text").asText()).isEqualTo("&lt;b&gt;x&lt;/b&gt;");
    assertThat(body.at("/reply_markup/inline_keyboard/1/0/callback_data").asText())
        .isEqualTo("no:12");
  }

  @Test
  void shouldBeginOnTheRightInALanguageThatDoes() throws Exception {
    telegram.execute(
        7,
        """
        {"type": "sendMessage", "chat": "42", "text": "Phoenix", "language": "ar-EG"}
        """);

    assertThat(telegram.remote.body(0).path("text").asText()).isEqualTo("\u200FPhoenix");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 302})
  void shouldNeverSendAgainWhatMayHaveBeenSent(int status) {
    // given
    telegram.remote.reacts(BotServer.answer(status, ""));

    // when
    var first = telegram.send(7);
    telegram.remote.reacts(BotServer.answer(200, BotServer.MESSAGE));
    var second = telegram.send(7);

    // then
    assertThat(first.outcome()).isEqualTo(UNKNOWN);
    assertThat(first.detail()).contains("look into the chat");
    assertThat(second).isEqualTo(first);
    assertThat(telegram.remote.calls()).containsExactly("sendMessage");
  }

  @Test
  void shouldNeverSendAgainAfterAReset() {
    // given
    telegram.remote.reacts(BotServer.reset());

    // then
    assertThat(telegram.send(7).outcome()).isEqualTo(UNKNOWN);
    assertThat(telegram.send(7).outcome()).isEqualTo(UNKNOWN);
    assertThat(telegram.remote.calls()).hasSize(1);
  }

  @Test
  void shouldTryAgainWhenTelegramSaysSo() {
    // given
    telegram.remote.reacts(BotServer.tooMany(17));

    // when
    var failure = failure(() -> telegram.send(7));
    telegram.remote.reacts(BotServer.answer(200, BotServer.MESSAGE));
    var early = failure(() -> telegram.send(7));
    telegram.ticks.sleep(Duration.ofSeconds(17));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(failure.getBackoffDuration()).isEqualTo(Duration.ofSeconds(17));
    assertThat(early.getBackoffDuration()).isEqualTo(Duration.ofSeconds(17));
    assertThat(telegram.remote.calls()).hasSize(1);
    assertThat(telegram.send(7).outcome()).isEqualTo(CONFIRMED);
  }

  @Test
  void shouldNotClaimTheEffectBeforeItsTurn() {
    // given
    telegram.remote.reacts(BotServer.tooMany(17));
    failure(() -> telegram.send(7));
    telegram.events.clear();

    // when
    failure(() -> telegram.send(8));

    // then
    assertThat(telegram.events).containsExactly(EffectEvent.Type.INTENDED);
  }

  @Test
  void shouldTryAgainLaterWhenNothingListens() {
    // given
    telegram.bot();
    telegram.remote.close();

    // when
    var failure = failure(() -> telegram.send(7));

    // then
    assertThat(failure.getRetries()).isNull();
    assertThat(telegram.ledger.find(telegram.ledger.key(7, 0)).orElseThrow().state())
        .isEqualTo(EffectState.INTENDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413})
  void shouldMakeAnIncidentOfARefusal(int code) {
    // given
    telegram.remote.reacts(BotServer.error(code, "no"));

    // when
    var failure = failure(() -> telegram.send(7));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(failure)
        .hasMessageContaining(code + ": no")
        .hasMessageContaining("nothing was sent");
  }

  @Test
  void shouldMakeAnIncidentOfOtherContentUnderTheSameKey() {
    // given
    telegram.send(7);

    // when
    var failure = failure(() -> telegram.execute(7, Jobs.sendMessage("42", "Other")));

    // then
    assertThat(failure.getRetries()).isZero();
    assertThat(telegram.remote.calls()).hasSize(1);
  }

  @Test
  void shouldEditAsOftenAsItIsAsked() {
    // when
    var first = telegram.execute(7, Jobs.editMessage("42", "5", "Done"));
    telegram.remote.reacts(BotServer.error(400, "Bad Request: message is not modified"));
    var second = telegram.execute(7, Jobs.editMessage("42", "\"5\"", "Done"));

    // then
    assertThat(first.outcome()).isEqualTo(CONFIRMED);
    assertThat(second.messageId()).isEqualTo(5);
    assertThat(second.chatId()).isEqualTo(42);
    assertThat(telegram.events).isEmpty();
  }

  @Test
  void shouldTryAnEditAgainWhoseOutcomeIsOpen() {
    // given
    telegram.remote.reacts(BotServer.reset());

    // then
    assertThat(failure(() -> telegram.execute(7, Jobs.editMessage("42", "5", "Done"))).getRetries())
        .isNull();
  }

  @Test
  void shouldMakeAnIncidentOfAnEditOfAMessageThatIsGone() {
    // given
    telegram.remote.reacts(BotServer.error(400, "Bad Request: message to edit not found"));

    // then
    assertThat(failure(() -> telegram.execute(7, Jobs.editMessage("42", "5", "Done"))).getRetries())
        .isZero();
  }

  @Test
  void shouldSendTextAndBytesAsFiles() {
    // when
    telegram.execute(7, Jobs.sendDocument("a.txt", "Gr\u00fc\u00dfe", "text"));
    telegram.execute(8, Jobs.sendDocument("b.bin", "SGVsbG8=", "base64"));
    telegram.execute(8, Jobs.sendDocument("b.bin", "SGVsbG8=", "base64"));

    // then
    assertThat(telegram.remote.calls()).containsExactly("sendDocument", "sendDocument");
    assertThat(telegram.remote.text(0)).contains("\r\n\r\nGr\u00fc\u00dfe\r\n");
    assertThat(telegram.remote.text(1)).contains("\r\n\r\nHello\r\n");
  }
}
