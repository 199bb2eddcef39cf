package dev.phoenix.connector.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.text.Html;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotApiTest {

  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(1), Duration.ofMillis(1500), 100_000);
  private static final Chat CHAT = Chat.of(42);

  private final BotServer server = new BotServer();
  private final BotApi bot =
      new BotApi(server.address(), BotServer.TOKEN, LIMITS, FloodLimits.DEFAULT, new ManualTicks());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldSendATextWithButtonsAsAReply() throws Exception {
    // given
    var markup = Markup.row(new Markup.Button("Yes", "yes:12"), new Markup.Button("No", "no:12"));

    // when
    var answer = bot.sendMessage(new OutgoingMessage(CHAT, Html.bold("A & B"), markup, 7L));

    // then
    assertThat(answer)
        .isEqualTo(new Answer.Ok<>(new SentMessage(42, 5, Instant.parse("2026-01-01T00:00:00Z"))));
    assertThat(server.calls()).containsExactly("sendMessage");
    var body = server.body(0);
    assertThat(body.path("chat_id").asText()).isEqualTo("42");
    assertThat(body.path("text").asText()).isEqualTo("<b>A &amp; B</b>");
    assertThat(body.path("parse_mode").asText()).isEqualTo("HTML");
    assertThat(body.at("/reply_parameters/message_id").asLong()).isEqualTo(7);
    assertThat(body.at("/reply_markup/inline_keyboard/0/1/callback_data").asText())
        .isEqualTo("no:12");
    assertThat(body.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
  }

  @Test
  void shouldAskForAReply() throws Exception {
    bot.sendMessage(
        new OutgoingMessage(CHAT, Html.text("Why?"), new Markup.ForceReply("Reason"), null));

    assertThat(server.body(0).at("/reply_markup/force_reply").asBoolean()).isTrue();
  }

  @Test
  void shouldTakeTheButtonsAwayWithAnEdit() throws Exception {
    bot.editMessageText(CHAT, 5, Html.text("Done"), Markup.NONE);

    assertThat(server.body(0).at("/reply_markup/inline_keyboard").isEmpty()).isTrue();
    assertThat(server.body(0).path("message_id").asLong()).isEqualTo(5);
  }

  @Test
  void shouldKnowAnEditThatChangesNothing() {
    // given
    server.reacts(BotServer.error(400, "Bad Request: message is not modified: same"));

    // then
    assertThat(BotApi.unchanged(bot.editMessageText(CHAT, 5, Html.text("Done"), Markup.NONE)))
        .isTrue();
  }

  @Test
  void shouldSendAFile() {
    // when
    byte[] content = "a,b\r\n1,2".getBytes(StandardCharsets.UTF_8);
    var answer =
        bot.sendDocument(new OutgoingDocument(CHAT, "List.csv", content, Html.text("<caption>")));

    // then
    assertThat(answer).isInstanceOf(Answer.Ok.class);
    assertThat(server.text(0))
        .contains("name=\"document\"; filename=\"List.csv\"")
        .contains("\r\n\r\na,b\r\n1,2\r\n")
        .contains("&lt;caption&gt;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\"b", "a\nb", "", "   ", "a\\b"})
  void shouldRefuseAFileNameThatBreaksTheForm(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutgoingDocument(CHAT, name, new byte[] {1}, Html.text("")));
  }

  @Test
  void shouldWaitForUpdates() throws Exception {
    // given
    server.reacts(BotServer.answer(200, "{\"ok\":true,\"result\":[{\"update_id\":9}]}"));

    // when
    var answer = bot.getUpdates(7, Duration.ofSeconds(25), List.of("message"));

    // then
    assertThat(((Answer.Ok<List<com.fasterxml.jackson.databind.JsonNode>>) answer).value())
        .hasSize(1);
    assertThat(server.body(0).path("offset").asLong()).isEqualTo(7);
    assertThat(server.body(0).path("timeout").asLong()).isEqualTo(25);
    assertThat(server.body(0).at("/allowed_updates/0").asText()).isEqualTo("message");
  }

  @Test
  void shouldSendNothingBeforeTelegramAllowsIt() {
    // given
    server.reacts(BotServer.tooMany(17));

    // when
    var first = bot.sendMessage(OutgoingMessage.of(CHAT, Html.text("1")));
    var second = bot.sendMessage(OutgoingMessage.of(Chat.of(43), Html.text("2")));
    var third = bot.answerCallbackQuery("x", null, false);

    // then
    var seventeen = new Answer.TooMany<>(Duration.ofSeconds(17));
    assertThat(List.of(first, second, third)).containsExactly(seventeen, seventeen, seventeen);
    assertThat(server.calls()).containsExactly("sendMessage");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request: chat not found, has to write to the bot first",
    "401, Unauthorized, @BotFather",
    "403, Forbidden: bot was blocked by the user, unblock",
    "404, Not Found, @BotFather",
    "409, Conflict: terminated by other getUpdates request, webhook"
  })
  void shouldSayWhatToDoAboutARefusal(int code, String description, String advice) {
    // given
    server.reacts(BotServer.error(code, description));

    // when
    var answer = bot.getMe();

    // then
    assertThat(answer).isEqualTo(new Answer.Refused<>(code, description));
    assertThat(answer.detail()).contains(description).contains(advice);
  }

  @Test
  void shouldTellTheNewNumberOfAGroup() {
    server.reacts(
        BotServer.answer(
            400,
            "{\"ok\":false,\"error_code\":400,\"description\":\"group chat was upgraded to a"
                + " supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":-1001}}"));

    assertThat(bot.getMe().detail()).contains("its id is -1001 now");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 500, 502, 503})
  void shouldLeaveOpenWhatAStatusDoesNotSay(int status) {
    server.reacts(BotServer.answer(status, ""));

    assertThat(bot.getMe()).isInstanceOf(Answer.Open.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "null", "{}", "{\"ok\":true}", "{\"ok\":true,"})
  void shouldLeaveOpenAnAnswerThatCannotBeRead(String body) {
    server.reacts(BotServer.answer(200, body));

    assertThat(bot.sendMessage(OutgoingMessage.of(CHAT, Html.text("1"))))
        .isInstanceOf(Answer.Open.class);
  }

  @Test
  void shouldLeaveOpenAResetAndATimeOut() throws Exception {
    // given
    server.reacts(BotServer.reset());
    var reset = bot.getMe();
    var end = new CountDownLatch(1);
    server.reacts(
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    // when
    var late = bot.getMe();
    end.countDown();

    // then
    assertThat(List.of(reset, late)).hasOnlyElementsOfType(Answer.Open.class);
  }

  @Test
  void shouldKnowThatNothingWasSentWhereNothingListens() {
    // given
    server.close();

    // then
    assertThat(bot.getMe()).isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void shouldNeverShowTheToken() {
    // given a remote that throws the token back
    server.reacts(BotServer.error(404, "no /bot" + BotServer.TOKEN.value() + "/getMe"));
    var refused = bot.getMe();
    server.close();
    var away = bot.getMe();

    // then
    assertThat(refused + refused.detail() + away + away.detail() + bot + BotServer.TOKEN)
        .doesNotContain("top-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456", "123456:a b", "x:secret", "1:a/../b", "1:secret\n"})
  void shouldRefuseWhatIsNoTokenWithoutRepeatingIt(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BotToken(token))
        .withMessageContaining("@BotFather")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.telegram.org",
        "ftp://api.telegram.org",
        "https://user:pass@host",
        "https://host?x",
        "https://host#x",
        "",
        "::"
      })
  void shouldRefuseAnAddressThatWouldLoseTheToken(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> BotAddress.of(address));
  }

  @Test
  void shouldRefuseAButtonThatTelegramWouldRefuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Markup.Button("Yes", "\u00e4".repeat(33)));
  }
}
