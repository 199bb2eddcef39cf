package dev.phoenix.telegram.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.phoenix.connector.telegram.updates.Allowed;
import dev.phoenix.connector.telegram.updates.Mode;
import dev.phoenix.connector.telegram.updates.Receiver;
import dev.phoenix.connector.telegram.updates.Update;
import dev.phoenix.connector.telegram.updates.UpdateHandler;
import dev.phoenix.telegram.DoubleServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector's receiving, against the double over HTTP. */
class ReceiveTest {

  private static final int UPDATES = 200;
  private static final String SECRET = "secret-of-the-webhook";
  private static final Allowed ALLOWED = new Allowed(Set.of(42L), Set.of(7L));
  private static final Mode POLLING = new Mode.Polling(false);

  private final Map<Long, Update> handled = new ConcurrentHashMap<>();
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
  void shouldHandleCommandsButtonsAndReplies() throws Exception {
    // given
    server.call(
        "sendMessage",
        """
        {"chat_id": 42, "text": "Pay?",
         "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes:12"}]]}}
        """);
    try (var receiver = receiver(POLLING, update -> handled.put(update.updateId(), update))) {

      // when
      server.tell("press", "{\"chat\":42,\"user\":7,\"message\":1,\"data\":\"yes:12\"}");
      server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"/reject@PhoenixDoubleBot 12 no\"}");
      server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"Other text\",\"replyTo\":1}");
      server.tell("say", "{\"chat\":43,\"user\":7,\"text\":\"/approve 12\"}");
      server.tell("say", "{\"chat\":42,\"user\":8,\"text\":\"/approve 12\"}");
      awaitConfirmed();

      // then
      assertThat(receiver.receive(SECRET, new byte[0])).isEqualTo(404);
      assertThat(new TreeMap<>(handled).values())
          .hasExactlyElementsOfTypes(Update.Button.class, Update.Command.class, Update.Reply.class);
    }
  }

  @Test
  void shouldHandleEachCommandOnceOverRestartsAtRandom() throws Exception {
    // given a handler that dies before or after its work now and then, and remembers its work
    var random = new Random(20261122);
    var handlersLuck = new Random(7);
    UpdateHandler handler =
        update -> {
          int luck = handlersLuck.nextInt(12);
          if (luck == 0) {
            throw new IllegalStateException("died before");
          }
          assertThat(((Update.Command) update).name()).isEqualTo("approve");
          handled.putIfAbsent(update.updateId(), update);
          if (luck == 1) {
            throw new IllegalStateException("died after");
          }
        };

    // when
    var receiver = receiver(POLLING, handler);
    for (int i = 1; i <= UPDATES; i++) {
      server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"/approve %d\"}".formatted(i));
      switch (random.nextInt(12)) {
        case 0 -> {
          receiver.close();
          receiver = receiver(POLLING, handler);
        }
        case 1 -> fault("getUpdates", "duplicate-update");
        case 2 -> fault("getUpdates", "reset-after");
        case 3 -> fault("getUpdates", "server-error");
        default -> {}
      }
    }
    awaitConfirmed();
    receiver.close();

    // then
    var numbers =
        handled.values().stream()
            .map(update -> Long.parseLong(((Update.Command) update).arguments()))
            .sorted()
            .toList();
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, UPDATES).boxed().toList());
    assertThat(client.inbox.setAside()).isEmpty();
  }

  @Test
  void shouldPollWithOneOfTwoReceivers() throws Exception {
    // given
    try (var first = receiver(POLLING, update -> handled.put(update.updateId(), update))) {
      Awaitility.await().until(() -> counts().contains("getUpdates"));
      try (var second = receiver(POLLING, update -> handled.put(update.updateId(), update))) {

        // when
        server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"/pending\"}");
        awaitConfirmed();
        first.close();
        server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"/pending\"}");

        // then
        awaitConfirmed();
        assertThat(handled).hasSize(2);
        assertThat(second.receive(null, new byte[0])).isEqualTo(404);
      }
    }
  }

  @Test
  void shouldDeleteAWebhookOnlyWhenToldTo() throws Exception {
    // given
    server.call("setWebhook", "{\"url\": \"http://127.0.0.1:1/\"}");
    server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"/pending\"}");

    // when
    try (var polite = receiver(POLLING, update -> handled.put(update.updateId(), update))) {
      Awaitility.await().until(() -> counts().contains("getUpdates"));
      assertThat(polite.receive(null, new byte[0])).isEqualTo(404);
    }

    // then
    assertThat(handled).isEmpty();
    try (var bold =
        receiver(new Mode.Polling(true), update -> handled.put(update.updateId(), update))) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(handled).hasSize(1));
      assertThat(bold.receive(null, new byte[0])).isEqualTo(404);
    }
  }

  @Test
  void shouldHandleEachDeliveryOnce() throws Exception {
    // given a handler that fails at first
    var failures = new ConcurrentHashMap<Long, Boolean>();
    UpdateHandler handler =
        update -> {
          if (failures.putIfAbsent(update.updateId(), true) == null) {
            throw new IllegalStateException("not now");
          }
          assertThat(handled.put(update.updateId(), update)).isNull();
        };
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var url = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/hook");
    try (var receiver = receiver(new Mode.Hook(url, SECRET), handler)) {
      http.createContext(
          "/hook",
          exchange -> {
            var secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
            var body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(receiver.receive(secret, body), -1);
            exchange.close();
          });
      http.start();

      // when
      for (int i = 1; i <= 5; i++) {
        fault("webhook", "duplicate-update");
        server.tell("say", "{\"chat\":42,\"user\":7,\"text\":\"/approve %d\"}".formatted(i));
      }
      awaitConfirmed();

      // then
      assertThat(handled).hasSize(5);
    } finally {
      http.stop(0);
    }
  }

  private Receiver receiver(Mode mode, UpdateHandler handler) {
    return Receiver.start(
        mode, client.bot, client.inbox, ALLOWED, handler, List.of(), Client.QUICK);
  }

  private void fault(String method, String kind) throws Exception {
    server.tell("faults", "{\"method\":\"%s\",\"kind\":\"%s\"}".formatted(method, kind));
  }

  /** Waits until the bot has all updates, and said so. */
  private void awaitConfirmed() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> counts().contains("\"pendingUpdates\":0"));
  }

  private String counts() throws IOException, InterruptedException {
    return server.get("/double/counts").body();
  }
}
