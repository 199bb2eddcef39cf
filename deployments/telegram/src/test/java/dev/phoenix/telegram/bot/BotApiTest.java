package dev.phoenix.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.telegram.DoubleServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented shapes and errors. */
class BotApiTest {

  private DoubleServer server;

  @BeforeEach
  void start(@TempDir Path directory) {
    server = DoubleServer.start(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldSayWhoTheBotIs() throws Exception {
    var me = server.call("getMe", "{}").path("result");

    assertThat(me.path("is_bot").asBoolean()).isTrue();
    assertThat(me.path("username").asText()).isEqualTo("PhoenixDoubleBot");
  }

  @Test
  void shouldTakeAMessageWithButtons() throws Exception {
    // when
    var sent =
        server.call(
            "sendMessage",
            """
            {"chat_id": 42, "text": "<b>A</b> &amp; B", "parse_mode": "HTML",
             "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}}
            """);

    // then
    assertThat(sent.path("ok").asBoolean()).isTrue();
    var result = sent.path("result");
    assertThat(result.path("message_id").asLong()).isOne();
    assertThat(result.path("text").asText()).isEqualTo("A & B");
    assertThat(result.at("/entities/0/type").asText()).isEqualTo("bold");
    assertThat(server.messages(42).at("/0/reply_markup/inline_keyboard/0/0/text").asText())
        .isEqualTo("Yes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sendMessage|{'chat_id': 42}|message text is empty",
        "sendMessage|{'chat_id': 42, 'text': ' '}|message text is empty",
        "sendMessage|{'chat_id': 99, 'text': 'x'}|chat not found",
        "sendMessage|{'chat_id': 'me', 'text': 'x'}|chat not found",
        "sendMessage|{'chat_id': 42, 'text': '<b>', 'parse_mode': 'HTML'}|can't parse entities",
        "sendMessage|{'chat_id': 42, 'text': 'x', 'reply_parameters': {'message_id': 9}}|message"
            + " to be replied not found",
        "editMessageText|{'chat_id': 42, 'message_id': 9, 'text': 'x'}|message to edit not found",
        "answerCallbackQuery|{'callback_query_id': 'x'}|query is too old",
        "sendDocument|{'chat_id': 42}|there is no document",
        "setWebhook|{'url': 'https://example.com/hook'}|bad webhook",
        "sendMessage|no json|can't parse JSON"
      })
  void shouldRefuseAsTheBotApiDoes(String method, String parameters, String why) throws Exception {
    assertRefused(server.call(method, parameters.replace('\'', '"')), 400, why);
  }

  @Test
  void shouldRefuseWhatIsTooLong() throws Exception {
    assertRefused(
        server.call(
            "sendMessage", "{\"chat_id\": 42, \"text\": \"%s\"}".formatted("x".repeat(4097))),
        400,
        "message is too long");
    assertRefused(
        server.call(
            "sendMessage",
            """
            {"chat_id": 42, "text": "x",
             "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "%s"}]]}}
            """
                .formatted("x".repeat(65))),
        400,
        "BUTTON_DATA_INVALID");
  }

  @Test
  void shouldRefuseAWrongTokenAndAnUnknownMethod() throws Exception {
    assertThat(server.post("/bot1:wrong/getMe", "{}").statusCode()).isEqualTo(401);
    assertRefused(server.call("launchRocket", "{}"), 404, "Not Found");
  }

  @Test
  void shouldEditUntilNothingChanges() throws Exception {
    // given
    server.call("sendMessage", "{\"chat_id\": 42, \"text\": \"Before\"}");

    // when
    var edit = "{\"chat_id\": 42, \"message_id\": 1, \"text\": \"After\"}";
    var first = server.call("editMessageText", edit);
    var second = server.call("editMessageText", edit);

    // then
    assertThat(first.at("/result/text").asText()).isEqualTo("After");
    assertRefused(second, 400, "message is not modified");
    assertThat(server.messages(42).at("/0/edits").asInt()).isOne();
  }

  @Test
  void shouldTakeAForm() throws Exception {
    // when
    var answer =
        server.send(
            HttpRequest.newBuilder(
                    URI.create(
                        server.address() + "/bot" + DoubleServer.TOKEN + "/sendMessage?chat_id=42"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=Gr%C3%BC%C3%9Fe")));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.messages(42).at("/0/text").asText()).isEqualTo("Gr\u00fc\u00dfe");
  }

  @Test
  void shouldAnswerAPressedButtonOnce() throws Exception {
    // given
    server.call(
        "sendMessage",
        """
        {"chat_id": 42, "text": "x",
         "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}}
        """);

    // when
    var wrong =
        server.post("/double/press", "{\"chat\":42,\"user\":7,\"message\":1,\"data\":\"n\"}");
    server.tell("press", "{\"chat\":42,\"user\":7,\"message\":1,\"data\":\"y\"}");
    var update = server.call("getUpdates", "{}").at("/result/0/callback_query");

    // then
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("no such button");
    assertThat(update.path("data").asText()).isEqualTo("y");
    assertThat(update.at("/from/id").asLong()).isEqualTo(7);
    var answer =
        server.call(
            "answerCallbackQuery",
            "{\"callback_query_id\": \"%s\", \"text\": \"Done\"}"
                .formatted(update.path("id").asText()));
    assertThat(answer.path("result").asBoolean()).isTrue();
  }

  static void assertRefused(JsonNode answer, int code, String why) {
    assertThat(answer.path("ok").asBoolean(true)).isFalse();
    assertThat(answer.path("error_code").asInt()).isEqualTo(code);
    assertThat(answer.path("description").asText()).contains(why);
  }
}
