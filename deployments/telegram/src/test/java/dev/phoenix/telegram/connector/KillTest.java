package dev.phoenix.telegram.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.send.Sending;
import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.telegram.DoubleProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other side dies in the middle of sends, as by kill -9. */
class KillTest {

  private static final int MESSAGES = 60;

  @Test
  void shouldSendEachMessageAtMostOnceAndKeepWhatWasAnswered(@TempDir Path folder)
      throws Exception {
    try (var server = new DoubleProcess(Files.createDirectory(folder.resolve("double")));
        var client = new Client(folder, server.address())) {
      // given
      server.start();
      var reached = new AtomicInteger();
      var sender =
          new Thread(
              () -> {
                for (int i = 1; i <= MESSAGES; i++) {
                  send(client, i);
                  reached.set(i);
                }
              });

      // when
      sender.start();
      Awaitility.await().until(() -> reached.get() >= MESSAGES / 3);
      server.kill();
      sender.join();
      server.start();
      var outcomes = new ArrayList<Sending>();
      for (int i = 1; i <= MESSAGES; i++) {
        outcomes.add(send(client, i));
      }

      // then
      var texts = server.get("/double/messages?chat=42").findValuesAsText("text");
      assertThat(texts).doesNotHaveDuplicates();
      assertThat(outcomes).noneMatch(Sending.Later.class::isInstance);
      for (int i = 1; i <= MESSAGES; i++) {
        if (outcomes.get(i - 1) instanceof Sending.Sent sent) {
          assertThat(texts.get((int) sent.messageId() - 1)).isEqualTo("Message " + i);
        }
      }
      assertThat(texts).hasSizeGreaterThanOrEqualTo(sent(outcomes));
      assertThat(sent(outcomes)).isGreaterThanOrEqualTo(MESSAGES - 2);
    }
  }

  private static Sending send(Client client, int i) {
    return client.messages.send(
        client.ledger.key(i, 0), OutgoingMessage.of(Chat.of(42), Html.text("Message " + i)));
  }

  private static int sent(List<Sending> outcomes) {
    return (int) outcomes.stream().filter(Sending.Sent.class::isInstance).count();
  }
}
