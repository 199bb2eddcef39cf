package dev.phoenix.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.phoenix.connector.telegram.bot.BotServer;
import io.camunda.connector.api.error.ConnectorInputException;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is an incident at once, nothing is sent, and no message shows the token. */
class TelegramInputValidationTest {

  @TempDir Path folder;
  private TelegramFixture telegram;

  @BeforeEach
  void open() {
    telegram = new TelegramFixture(folder);
  }

  @AfterEach
  void close() {
    assertThat(telegram.remote.calls()).isEmpty();
    telegram.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "\"sendMessage\"",
        "{\"type\": \"deleteMessage\"}",
        "{\"type\": \"sendMessage\"}",
        "{\"type\": \"sendMessage\", \"chat\": \"42\", \"text\": \"\"}",
        "{\"type\": \"sendMessage\", \"chat\": \"42\", \"text\": \" \\n \"}",
        "{\"type\": \"sendMessage\", \"chat\": \"\", \"text\": \"x\"}",
        "{\"type\": \"sendMessage\", \"chat\": \"4 2\", \"text\": \"x\"}",
        "{\"type\": \"sendMessage\", \"chat\": \"me\", \"text\": \"x\"}",
        "{\"type\": \"sendMessage\", \"chat\": \"42\", \"text\": \"x\", \"language\": \"<b>\"}",
        "{\"type\": \"sendMessage\", \"chat\": \"42\", \"text\": \"x\", \"buttons\": [[{}]]}",
        "{\"type\": \"sendMessage\", \"chat\": \"42\", \"text\": \"x\", \"buttons\": [[]]}",
        "{\"type\": \"editMessage\", \"chat\": \"42\", \"text\": \"x\"}",
        "{\"type\": \"editMessage\", \"chat\": \"42\", \"messageId\": -1, \"text\": \"x\"}",
        "{\"type\": \"sendDocument\", \"chat\": \"42\", \"fileName\": \"a\"}",
        "{\"type\": \"sendDocument\", \"chat\": \"42\", \"fileName\": \"a\", \"content\": \"b\","
            + " \"encoding\": \"hex\"}"
      })
  void shouldRefuseWhatIsNoOperation(String operation) {
    assertThatThrownBy(() -> telegram.execute(7, operation))
        .isInstanceOf(ConnectorInputException.class);
  }

  @Test
  void shouldRefuseButtonDataThatTelegramCannotCarry() {
    var operation =
        """
        {"type": "sendMessage", "chat": "42", "text": "x", "buttons": [[{"text": "a", "data": "%s"}]]}
        """
            .formatted("\u00e4".repeat(33));

    assertThatThrownBy(() -> telegram.execute(7, operation))
        .isInstanceOf(ConnectorInputException.class)
        .hasMessageContaining("64 bytes");
  }

  @Test
  void shouldRefuseMoreRowsThanAMessageCarries() {
    var row = "[{\"text\": \"a\", \"data\": \"b\"}]";
    var operation =
        """
        {"type": "sendMessage", "chat": "42", "text": "x", "buttons": [%s]}
        """
            .formatted(String.join(",", Collections.nCopies(21, row)));

    assertThatThrownBy(() -> telegram.execute(7, operation))
        .isInstanceOf(ConnectorInputException.class)
        .hasMessageContaining("20 rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "a/b", "a\\\\b"})
  void shouldMakeAnIncidentOfAFileNameThatIsAPath(String name) {
    assertThatThrownBy(() -> telegram.execute(7, Jobs.sendDocument(name, "x", "text")))
        .isInstanceOfSatisfying(
            ConnectorRetryException.class, failure -> assertThat(failure.getRetries()).isZero())
        .hasMessageContaining("nothing was sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com", "https://u:p@example.com", "api.telegram.org"})
  void shouldRefuseABotApiThatWouldLoseTheToken(String api) {
    assertThatThrownBy(
            () ->
                telegram.connector.execute(
                    Jobs.job(
                        7,
                        Jobs.variables(api, Jobs.sendMessage("42", "x")),
                        Map.of("PHOENIX_TELEGRAM_TOKEN", BotServer.TOKEN.value()))))
        .isInstanceOf(ConnectorInputException.class)
        .hasMessageNotContaining("top-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "1:hunter2/../", "1:hunter2\\r\\nX: y"})
  void shouldNotShowATokenThatIsNone(String token) {
    var failure =
        catchThrowable(
            () ->
                telegram.connector.execute(
                    Jobs.job(
                        7,
                        Jobs.variables("http://127.0.0.1:1", Jobs.sendMessage("42", "x")),
                        Map.of("PHOENIX_TELEGRAM_TOKEN", token))));

    assertThat(failure).isNotNull().hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldNotShowTheTokenInText() {
    var context =
        Jobs.job(
            7,
            Jobs.variables("http://127.0.0.1:1", Jobs.sendMessage("42", "x")),
            Map.of("PHOENIX_TELEGRAM_TOKEN", BotServer.TOKEN.value()));

    assertThat(context.bindVariables(TelegramRequest.class).toString())
        .doesNotContain("top-secret");
  }
}
