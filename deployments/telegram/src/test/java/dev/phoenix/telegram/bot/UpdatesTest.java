package dev.phoenix.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.phoenix.telegram.DoubleServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdatesTest {

  private static final String SAY = "{\"chat\": 42, \"user\": 7, \"text\": \"/approve 12\"}";

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
  void shouldHandOutAnUpdateUntilItIsConfirmed() throws Exception {
    // given
    long id = server.tell("say", SAY).path("update").asLong();

    // then
    assertThat(ids(poll(0, 0))).containsExactly(id);
    assertThat(ids(poll(id, 0))).containsExactly(id);
    assertThat(ids(poll(id + 1, 0))).isEmpty();
    assertThat(ids(poll(0, 0))).isEmpty();
  }

  @Test
  void shouldTellWhoWroteWhat() throws Exception {
    // given
    server.call("sendMessage", "{\"chat_id\": 42, \"text\": \"Why?\"}");

    // when
    server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"Because\",\"replyTo\":1}");
    var message = poll(0, 0).at("/result/0/message");

    // then
    assertThat(message.at("/from/id").asLong()).isEqualTo(7);
    assertThat(message.at("/chat/id").asLong()).isEqualTo(42);
    assertThat(message.at("/reply_to_message/message_id").asLong()).isOne();
    assertThat(message.path("text").asText()).isEqualTo("Because");
  }

  @Test
  void shouldWaitForAnUpdate() throws Exception {
    // given
    var poll = CompletableFuture.supplyAsync(() -> quietly(0, 30));
    Awaitility.await().until(() -> server.get("/double/counts").body().contains("getUpdates"));

    // when
    server.tell("say", SAY);

    // then
    assertThat(ids(poll.get())).hasSize(1);
  }

  @Test
  void shouldEndAPollWhenAnotherBegins() throws Exception {
    // given
    var first = CompletableFuture.supplyAsync(() -> quietly(0, 30));
    Awaitility.await().until(() -> server.get("/double/counts").body().contains("getUpdates"));

    // when
    poll(0, 0);

    // then
    BotApiTest.assertRefused(first.get(), 409, "terminated by other getUpdates request");
  }

  @Test
  void shouldRefuseToPollBesideAWebhook() throws Exception {
    // given
    server.call("setWebhook", "{\"url\": \"http://127.0.0.1:1/hook\"}");

    // then
    BotApiTest.assertRefused(poll(0, 0), 409, "webhook is active");
    server.call("deleteWebhook", "{}");
    assertThat(poll(0, 0).path("ok").asBoolean()).isTrue();
  }

  @Test
  void shouldDeliverToAWebhookUntilItIsTaken() throws Exception {
    // given a webhook that fails once
    var got = new CopyOnWriteArrayList<String>();
    var hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          var secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
          got.add(secret);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(got.size() == 1 ? 500 : 200, -1);
          exchange.close();
        });
    hook.start();

    // when
    server.call(
        "setWebhook",
        "{\"url\": \"http://127.0.0.1:%d/\", \"secret_token\": \"s3cret\"}"
            .formatted(hook.getAddress().getPort()));
    server.tell("say", SAY);

    // then
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(server.call("getWebhookInfo", "{}").at("/result/pending_update_count"))
                    .hasToString("0"));
    assertThat(got).containsExactly("s3cret", "s3cret");
    hook.stop(0);
  }

  private JsonNode poll(long offset, int timeout) throws Exception {
    return server.call(
        "getUpdates", "{\"offset\": %d, \"timeout\": %d}".formatted(offset, timeout));
  }

  private JsonNode quietly(long offset, int timeout) {
    try {
      return poll(offset, timeout);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Long> ids(JsonNode answer) {
    return answer.path("result").findValues("update_id").stream().map(JsonNode::asLong).toList();
  }
}
