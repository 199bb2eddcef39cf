package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.KnownRequests;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told, against the double over HTTP. */
class SenderTest {

  private static final String NO_ENGINE = "http://127.0.0.1:1/";

  @ParameterizedTest
  @EnumSource
  void shouldAskOnceWithButtons(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      var id = under.waiting("a");

      // when
      under.tell();
      under.tell();

      // then
      var messages = under.telegram.messages(under.chat);
      assertThat(messages).hasSize(1);
      assertThat(messages.getFirst().path("text").asText())
          .startsWith("#%d Hosting a\nType: Payment\nCost: 120.00 EUR".formatted(under.number(id)));
      assertThat(messages.getFirst().at("/reply_markup/inline_keyboard/0").findValuesAsText("text"))
          .containsExactly("Approve", "Reject");
      assertThat(messages.getFirst().at("/reply_markup/inline_keyboard/0/0/callback_data").asText())
          .isEqualTo("approve:" + id);
      assertThat(under.counted("notices", "sent")).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellAfterARestoreOnlyWhatWasAskedSince(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      under.waiting("before");
      under.ledger.raiseEpoch();
      under.clock.move(Duration.ofSeconds(1));
      under.waiting("after");

      // when
      under.tell();

      // then nobody knows whether the first was told in the time that is lost
      assertThat(under.telegram.told(under.chat))
          .singleElement()
          .asString()
          .contains("Hosting after");
      assertThat(under.counted("notices", "unknown")).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatWasDecidedElsewhereAndTakeTheButtonsAway(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      var id = under.waiting("a");
      under.tell();

      // when
      under.known.decide(
          id, new Decision("rejected", "Too <expensive>", null, "demo", "tasklist", null));
      under.tell();

      // then
      var message = under.telegram.messages(under.chat).getFirst();
      assertThat(message.path("text").asText())
          .contains("Rejected by demo, ")
          .endsWith(" (Tasklist)\n\u201CToo <expensive>\u201D");
      assertThat(message.has("reply_markup")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatCameOfItInTheEnd(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      var id = under.waiting("a");
      under.tell();
      under.known.decide(id, "approved", "telegram:7 (Ana)", "telegram");
      under.tell();

      // when
      under.known.close(id, RequestState.NOT_FUNDED, "80.00 EUR are left");
      under.tell();
      under.tell();

      // then
      var message = under.telegram.messages(under.chat).getFirst();
      assertThat(message.path("text").asText())
          .contains("Approved by Ana, ")
          .endsWith("(Telegram)\nNot funded: 80.00 EUR are left");
      assertThat(message.path("edits").asInt()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutAPerson")
  void shouldTellWhatEndedWithoutAPerson(TestDatabase database, String outcome, String told) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      var id = under.waiting("a");
      under.tell();

      // when
      under.known.decide(id, outcome, outcome.equals("expired") ? "clock" : "planner", "caller");
      under.tell();

      // then
      assertThat(under.told().getFirst()).contains(told);
    }
  }

  static Stream<Arguments> withoutAPerson() {
    return Stream.of(
        Arguments.of(TestDatabase.H2, "expired", "Expired without an answer, "),
        Arguments.of(TestDatabase.H2, "withdrawn", "Withdrawn by planner, "));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRemindOnceWhenItIsDue(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      under.waiting("a");
      under.tell();
      assertThat(under.told()).hasSize(1);

      // when
      under.clock.move(Duration.ofHours(5));
      under.tell();
      under.tell();

      // then
      assertThat(under.told()).hasSize(2);
      assertThat(under.told().get(1)).startsWith("Reminder: #");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldChangeTheReminderTooWhenItIsOver(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      var id = under.waiting("a");
      under.tell();
      under.clock.move(Duration.ofHours(5));
      under.tell();

      // when
      under.known.decide(id, "approved", "demo", "tasklist");
      under.tell();

      // then
      assertThat(under.told()).hasSize(2).allMatch(text -> text.contains("Approved by demo"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNeverSendAgainWhatMayHaveArrived(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given a message that arrives, and an answer that does not
      under.telegram.fault("sendMessage", "reset-after", 0);
      under.waiting("a");
      under.tell();

      // when it is started again, and much later
      under.clock.move(Duration.ofMinutes(10));
      under.tell();

      // then
      assertThat(under.told()).hasSize(1);
      assertThat(under.states("ASKED")).containsExactly("UNKNOWN");
      assertThat(under.counted("notices", "unknown")).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindWhatItSentBeforeItDied(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given a sender that died after the ledger knew, and before the notice was marked
      var id = under.waiting("a");
      under.tell();
      under
          .jdbc
          .sql("update telegram_notice set state = 'NEW', message_id = null, message_chat = null")
          .update();

      // when
      under.tell();

      // then
      assertThat(under.told()).hasSize(1);
      assertThat(under.states("ASKED")).containsExactly("SENT");
      assertThat(new Outbox(under.jdbc, under.installation, under.clock).requestOf(under.chat, 1))
          .contains(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSendTheSameTextAfterTelegramPutItOff(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      under.telegram.fault("sendMessage", "too-many", 3);
      under.waiting("a");
      var sender = under.sender();
      while (sender.step()) {
        // until it is put off
      }
      assertThat(under.told()).isEmpty();

      // when the budget is another one meanwhile
      book(under);
      under.clock.move(Duration.ofSeconds(4));
      under.tell();

      // then
      assertThat(under.told()).hasSize(1);
      assertThat(under.told().getFirst()).contains("Left this month: 500.00 EUR");
      assertThat(under.states("ASKED")).containsExactly("SENT");
    }
  }

  private static void book(TelegramUnderTest under) {
    under.books.reserve(
        "PAYMENT",
        Money.parse("100.00", "EUR"),
        new Voucher("another", "1", 1L, "demo", "Another"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotAskWhatWasDecidedBeforeItCouldBeSent(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      under.telegram.fault("sendMessage", "too-many", 3);
      var id = under.waiting("a");
      under.tell();

      // when
      under.known.decide(id, "approved", "demo", "tasklist");
      under.clock.move(Duration.ofSeconds(4));
      under.tell();

      // then
      assertThat(under.told()).isEmpty();
      assertThat(under.states("ASKED")).containsExactly("DROPPED");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellEachOnceWithSeveralSenders(TestDatabase database) throws Exception {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      IntStream.range(0, 12).forEach(i -> under.waiting("r" + i));
      var senders =
          Stream.generate(under::sender)
              .limit(3)
              .map(
                  sender ->
                      (Callable<Boolean>)
                          () -> {
                            while (sender.step()) {
                              // goes on
                            }
                            return true;
                          })
              .toList();

      // when
      try (var threads = Executors.newFixedThreadPool(3)) {
        for (var end : threads.invokeAll(senders)) {
          assertThat(end.get()).isTrue();
        }
      }
      under.tell();

      // then
      assertThat(under.told()).hasSize(12).doesNotHaveDuplicates();
      assertThat(under.states("ASKED")).hasSize(12).containsOnly("SENT");
      assertThat(under.counted("notices", "sent")).isEqualTo(12);
      assertThat(under.counted("notices", "unknown")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldAskAgainAfterAPersonMendedWhatWasRefused(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given a notice for a chat that is not there yet
      under.waiting("a");
      var elsewhere = 77_000_000L + under.chat;
      under.telegram.fault("sendMessage", "too-many", 1);
      under.tell();
      under.jdbc.sql("update telegram_notice set chat = ?").param("" + elsewhere).update();
      // nothing was intended for it before: the ledger's row goes with the other chat
      under.jdbc.sql("delete from effect").update();
      under.clock.move(Duration.ofMinutes(3));
      under.tell();
      assertThat(under.states("ASKED")).containsExactly("NEW");

      // when
      under.telegram.say(elsewhere, 7, "Hello");
      under.clock.move(Duration.ofMinutes(3));
      under.tell();

      // then
      assertThat(under.telegram.told(elsewhere)).hasSize(1);
      assertThat(under.counted("notices", "refused")).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatADeadSenderTook(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given one that died after it took the notice, and before it sent it
      var id = under.waiting("a");
      under.telegram.fault("sendMessage", "too-many", 1);
      under.tell();
      under.clock.move(Duration.ofSeconds(2));
      var taken = new Outbox(under.jdbc, under.installation, under.clock).takeNew();
      assertThat(taken).map(Notice::subject).contains(id);

      // when / then
      under.tell();
      assertThat(under.told()).isEmpty();
      under.clock.move(Outbox.TAKEN);
      under.tell();
      assertThat(under.told()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveAMessageAloneThatSaysHowItEnded(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      var id = under.waiting("a");
      under.tell();

      // when
      under.known.decide(id, "rejected", "demo", "tasklist");
      under.known.close(id, RequestState.REJECTED, "");
      under.tell();

      // then
      assertThat(under.states("ASKED")).containsExactly("OVER");
      assertThat(under.told().getFirst()).contains("Rejected by demo");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSpeakTheRequestsLanguage(TestDatabase database) {
    try (var under = new TelegramUnderTest(database, NO_ENGINE)) {
      // given
      under.waiting(KnownRequests.payment("a", "Alojamiento", "", "es"));

      // when
      under.tell();

      // then
      var message = under.telegram.messages(under.chat).getFirst();
      assertThat(message.path("text").asText()).contains("\nCoste: 120.00 EUR\n");
      assertThat(message.at("/reply_markup/inline_keyboard/0").findValuesAsText("text"))
          .isEqualTo(List.of("Aprobar", "Rechazar"));
    }
  }
}
