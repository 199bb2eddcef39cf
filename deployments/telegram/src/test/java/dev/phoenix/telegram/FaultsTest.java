package dev.phoenix.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private static final String MESSAGE = "{\"chat_id\": 42, \"text\": \"x\"}";

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
  void shouldKeepAway() throws Exception {
    // given
    server.tell("faults", "{\"method\":\"sendMessage\",\"kind\":\"too-many\",\"seconds\":17}");

    // when
    var refused = server.call("sendMessage", MESSAGE);
    var taken = server.call("sendMessage", MESSAGE);

    // then
    assertThat(refused.path("error_code").asInt()).isEqualTo(429);
    assertThat(refused.at("/parameters/retry_after").asInt()).isEqualTo(17);
    assertThat(taken.path("ok").asBoolean()).isTrue();
  }

  @Test
  void shouldFailAsOftenAsItIsTold() throws Exception {
    // given
    server.tell("faults", "{\"method\":\"sendMessage\",\"kind\":\"server-error\",\"count\":2}");

    // then
    assertThat(server.call("sendMessage", MESSAGE).path("error_code").asInt()).isEqualTo(500);
    assertThat(server.call("sendMessage", MESSAGE).path("error_code").asInt()).isEqualTo(500);
    assertThat(server.call("sendMessage", MESSAGE).path("ok").asBoolean()).isTrue();
    assertThat(server.get("/double/counts").body())
        .contains("\"calls\":{\"sendMessage\":3}")
        .contains("\"faults\":{\"sendMessage\":2}");
  }

  @Test
  void shouldBreakTheConnectionBeforeAndAfter() throws Exception {
    // given
    server.tell("faults", "{\"method\":\"sendMessage\",\"kind\":\"reset-before\"}");
    server.tell("faults", "{\"method\":\"sendMessage\",\"kind\":\"reset-after\"}");

    // then
    assertThatThrownBy(() -> server.call("sendMessage", MESSAGE)).isInstanceOf(IOException.class);
    assertThat(server.messages(42)).isEmpty();
    assertThatThrownBy(() -> server.call("sendMessage", MESSAGE)).isInstanceOf(IOException.class);
    assertThat(server.messages(42)).hasSize(1);
  }

  @Test
  void shouldHandOutAnUpdateTwice() throws Exception {
    // given
    server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"x\"}");
    long id = server.call("getUpdates", "{}").at("/result/0/update_id").asLong();
    server.tell("faults", "{\"method\":\"getUpdates\",\"kind\":\"duplicate-update\"}");

    // when
    JsonNode again = server.call("getUpdates", "{\"offset\":%d}".formatted(id + 1));

    // then
    assertThat(again.at("/result/0/update_id").asLong()).isEqualTo(id);
    assertThat(server.call("getUpdates", "{}").path("result")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "no json",
        "{\"method\":\"sendMessage\"}",
        "{\"method\":\"sendMessage\",\"kind\":\"flood\"}",
        "{\"method\":\"../x\",\"kind\":\"slow\"}",
        "{\"method\":\"sendMessage\",\"kind\":\"slow\",\"count\":-1}"
      })
  void shouldRefuseAFaultThatIsNone(String fault) throws Exception {
    assertThat(server.post("/double/faults", fault).statusCode()).isEqualTo(400);
  }
}
