package dev.phoenix.connector.telegram.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.TelegramFixture;
import dev.phoenix.connector.telegram.bot.BotServer;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.text.Html;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramMessagesTest {

  private static final Chat CHAT = Chat.of(42);
  private static final OutgoingMessage HELLO = OutgoingMessage.of(CHAT, Html.text("Hello"));
  private static final Sending.Sent SENT =
      new Sending.Sent(42, 5, Instant.parse("2026-01-01T00:00:00Z"));

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
  void shouldSendOnceUnderAKey() {
    // when
    var key = telegram.ledger.key(7, 3);
    var first = telegram.messages().send(key, HELLO);
    var second = telegram.messages().send(key, HELLO);

    // then
    assertThat(first).isEqualTo(SENT).isEqualTo(second);
    assertThat(telegram.remote.calls()).containsExactly("sendMessage");
  }

  @Test
  void shouldSendOnceUnderEachOrdinal() {
    // when
    telegram.messages().send(telegram.ledger.key(7, 0), HELLO);
    telegram.messages().send(telegram.ledger.key(7, 1), HELLO);

    // then
    assertThat(telegram.remote.calls()).hasSize(2);
  }

  @Test
  void shouldSayWhenToTryAgain() {
    // given
    telegram.remote.reacts(BotServer.tooMany(17));

    // then
    assertThat(telegram.messages().send(telegram.ledger.key(7, 0), HELLO))
        .isInstanceOfSatisfying(
            Sending.Later.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(17)));
  }

  @Test
  void shouldSayWhyItIsRefused() {
    // given
    telegram.remote.reacts(BotServer.error(403, "Forbidden: bot was blocked by the user"));

    // then
    assertThat(telegram.messages().send(telegram.ledger.key(7, 0), HELLO))
        .isInstanceOfSatisfying(
            Sending.Refused.class, refused -> assertThat(refused.why()).contains("unblock"));
  }

  @Test
  void shouldSayThatNobodyKnows() {
    // given
    telegram.remote.reacts(BotServer.reset());
    var key = telegram.ledger.key(7, 0);

    // then
    assertThat(telegram.messages().send(key, HELLO)).isInstanceOf(Sending.Unknown.class);
    assertThat(telegram.messages().send(key, HELLO)).isInstanceOf(Sending.Unknown.class);
    assertThat(telegram.remote.calls()).hasSize(1);
  }

  @Test
  void shouldTakeAnEditThatChangesNothingForDone() {
    // given
    telegram.remote.reacts(BotServer.error(400, "Bad Request: message is not modified"));

    // then
    assertThat(telegram.messages().edit(CHAT, SENT, Html.text("Done"), Markup.NONE))
        .isInstanceOf(Sending.Sent.class);
  }

  @Test
  void shouldTryAnEditAgainWhoseOutcomeIsOpen() {
    // given
    telegram.remote.reacts(BotServer.answer(502, ""));

    // then
    assertThat(telegram.messages().edit(CHAT, SENT, Html.text("Done"), Markup.NONE))
        .isInstanceOf(Sending.Later.class);
  }
}
