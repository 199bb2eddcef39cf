package dev.phoenix.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the double was told, it still knows after it was killed. */
class CrashTest {

  private static final String SAY = "{\"chat\":42,\"user\":7,\"text\":\"/approve %d\"}";

  @Test
  void shouldKnowMessagesUpdatesOffsetAndButtonsAfterAKill(@TempDir Path directory)
      throws Exception {
    // given
    try (var server = new DoubleProcess(directory)) {
      server.start();
      server.tell("say", SAY.formatted(1));
      long second = server.tell("say", SAY.formatted(2)).path("update").asLong();
      var bot = "/bot" + DoubleServer.TOKEN;
      server.get(bot + "/getUpdates?offset=" + second);
      server.get(
          bot
              + "/sendMessage?chat_id=42&text=Hello&reply_markup=%7B%22inline_keyboard%22%3A%5B%5B"
              + "%7B%22text%22%3A%22Yes%22%2C%22callback_data%22%3A%22y%22%7D%5D%5D%7D");

      // when
      server.kill();
      server.start();

      // then
      assertThat(server.get("/double/messages?chat=42")).hasSize(3);
      var pressed = server.tell("press", "{\"chat\":42,\"user\":7,\"message\":3,\"data\":\"y\"}");
      assertThat(pressed.path("update").asLong()).isEqualTo(second + 1);
      var updates = server.get(bot + "/getUpdates").path("result");
      assertThat(updates.findValuesAsText("update_id"))
          .containsExactly(String.valueOf(second), String.valueOf(second + 1));
    }
  }

  @Test
  void shouldCutOffALineThatWasNeverFinished(@TempDir Path directory) throws Exception {
    // given
    try (var server = DoubleServer.start(directory)) {
      server.tell("say", SAY.formatted(1));
    }
    var journal = directory.resolve("journal.jsonl");
    Files.writeString(journal, "[{\"event\":\"posted\",\"mess", StandardOpenOption.APPEND);

    // when
    try (var server = DoubleServer.start(directory)) {
      server.tell("say", SAY.formatted(2));
    }

    // then
    try (var server = DoubleServer.start(directory)) {
      assertThat(server.messages(42).findValuesAsText("text"))
          .containsExactly("/approve 1", "/approve 2");
    }
  }
}
