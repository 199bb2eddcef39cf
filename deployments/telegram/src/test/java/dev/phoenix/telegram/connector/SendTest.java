package dev.phoenix.telegram.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.bot.OutgoingDocument;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.send.Sending;
import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.telegram.DoubleServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector's main paths, against the double over HTTP. */
class SendTest {

  private static final Chat CHAT = Chat.of(42);

  private DoubleServer server;
  private Client client;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = DoubleServer.start(Files.createDirectory(folder.resolve("double")));
    client = new Client(folder, server.address());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldShowTheReaderWhatWasMeant() throws Exception {
    // when
    var text =
        Html.of(Html.bold("A & B"), Html.text(" <script> \uD83D\uDE00 "), Html.text("\u202E"));
    var markup = Markup.row(new Markup.Button("Yes", "yes:12"));
    client.messages.send(client.ledger.key(1, 0), new OutgoingMessage(CHAT, text, markup, null));

    // then
    var message = server.messages(42).path(0);
    assertThat(message.path("text").asText()).isEqualTo("A & B <script> \uD83D\uDE00 ");
    assertThat(message.at("/entities/0/length").asInt()).isEqualTo(5);
    assertThat(message.at("/reply_markup/inline_keyboard/0/0/callback_data").asText())
        .isEqualTo("yes:12");
  }

  @Test
  void shouldSendTheLongestTextThatTelegramTakes() throws Exception {
    // when
    var sent =
        client.messages.send(
            client.ledger.key(1, 0), OutgoingMessage.of(CHAT, Html.text("<&".repeat(50_000))));

    // then
    assertThat(sent).isInstanceOf(Sending.Sent.class);
    assertThat(server.messages(42).at("/0/text").asText()).hasSize(Html.MESSAGE_LIMIT);
  }

  @Test
  void shouldTakeTheButtonsAwayOnce() throws Exception {
    // given
    var markup = Markup.row(new Markup.Button("Yes", "yes:12"));
    var message = new OutgoingMessage(CHAT, Html.text("Pay?"), markup, null);
    var sent = (Sending.Sent) client.messages.send(client.ledger.key(1, 0), message);

    // when
    var first = client.messages.edit(CHAT, sent, Html.text("Paid"), Markup.NONE);
    var second = client.messages.edit(CHAT, sent, Html.text("Paid"), Markup.NONE);

    // then
    assertThat(first).isInstanceOf(Sending.Sent.class);
    assertThat(second).isInstanceOf(Sending.Sent.class);
    var shown = server.messages(42).path(0);
    assertThat(shown.path("edits").asInt()).isOne();
    assertThat(shown.has("reply_markup")).isFalse();
  }

  @Test
  void shouldSendAFile() throws Exception {
    // when
    byte[] content = "Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8);
    client.messages.send(
        client.ledger.key(1, 0),
        new OutgoingDocument(CHAT, "Gr\u00fc\u00dfe.txt", content, Html.bold("Caption")));

    // then
    var message = server.messages(42).path(0);
    assertThat(message.at("/document/file_name").asText()).isEqualTo("Gr\u00fc\u00dfe.txt");
    assertThat(message.at("/document/file_size").asInt()).isEqualTo(content.length);
    assertThat(message.path("caption").asText()).isEqualTo("Caption");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server-error", "reset-before", "reset-after"})
  void shouldNeverSendAgainWhatMayHaveBeenSent(String kind) throws Exception {
    // given
    server.tell("faults", "{\"method\":\"sendMessage\",\"kind\":\"%s\"}".formatted(kind));
    var message = OutgoingMessage.of(CHAT, Html.text("Hello"));

    // when
    var first = client.messages.send(client.ledger.key(1, 0), message);
    var second = client.messages.send(client.ledger.key(1, 0), message);

    // then
    assertThat(first).isInstanceOf(Sending.Unknown.class);
    assertThat(second).isInstanceOf(Sending.Unknown.class);
    assertThat(server.messages(42)).hasSize(kind.equals("reset-after") ? 1 : 0);
  }

  @Test
  void shouldSendOnceItIsAllowedTo() throws Exception {
    // given
    server.tell("faults", "{\"method\":\"sendMessage\",\"kind\":\"too-many\",\"seconds\":1}");
    var message = OutgoingMessage.of(CHAT, Html.text("Hello"));

    // when
    var first = client.messages.send(client.ledger.key(1, 0), message);
    var second = client.messages.send(client.ledger.key(1, 0), message);

    // then
    assertThat(first)
        .isInstanceOfSatisfying(
            Sending.Later.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(1)));
    assertThat(second).isInstanceOf(Sending.Sent.class);
    assertThat(server.messages(42)).hasSize(1);
  }
}
