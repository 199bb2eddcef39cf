package dev.phoenix.connector.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotServer;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.Ticks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {

  private static final String SECRET = "secret-of-the-webhook";
  private static final Mode HOOK = new Mode.Hook(URI.create("https://example.com/hook"), SECRET);
  private static final String ME = "{\"ok\":true,\"result\":{\"id\":1,\"username\":\"OurBot\"}}";
  private static final String YES = "{\"ok\":true,\"result\":true}";

  private final BotServer server = new BotServer();
  private final List<Update> handled = new ArrayList<>();
  private HikariDataSource database;
  private Inbox inbox;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = LedgerDatabase.pool("jdbc:h2:file:" + folder.resolve("inbox"), "", "");
    inbox = Inbox.open(database, 123456, Clock.systemUTC());
    server.reacts(
        exchange ->
            BotServer.answer(200, exchange.getRequestURI().getPath().endsWith("getMe") ? ME : YES)
                .to(exchange));
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  @Test
  void shouldRegisterTheWebhookWithItsSecret() throws Exception {
    try (var receiver = hook(handled::add)) {
      assertThat(server.calls()).containsExactly("getMe", "setWebhook");
      assertThat(server.body(1).path("url").asText()).isEqualTo("https://example.com/hook");
      assertThat(server.body(1).path("secret_token").asText()).isEqualTo(SECRET);
      assertThat(receiver.receive(SECRET, new byte[0])).isEqualTo(400);
    }
  }

  @Test
  void shouldHandleADeliveryBeforeItIsAnsweredAndARepetitionNotAtAll() {
    try (var receiver = hook(handled::add)) {
      assertThat(receiver.receive(SECRET, delivery(9))).isEqualTo(200);
      assertThat(receiver.receive(SECRET, delivery(9))).isEqualTo(200);
    }
    assertThat(handled).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret-of-the-webhooK", "secret-of-the-webhook "})
  void shouldLookAtNothingWithoutTheSecret(String secret) {
    try (var receiver = hook(handled::add)) {
      assertThat(receiver.receive(secret, delivery(9))).isEqualTo(401);
      assertThat(receiver.receive(null, delivery(9))).isEqualTo(401);
    }
    assertThat(handled).isEmpty();
    assertThat(inbox.done(9)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "null", "{}", "{\"update_id\":\"9\"}", "{\"a\":"})
  void shouldRefuseWhatIsNoUpdate(String body) {
    try (var receiver = hook(handled::add)) {
      assertThat(receiver.receive(SECRET, body.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    }
  }

  @Test
  void shouldRefuseWhatIsTooLarge() {
    try (var receiver = hook(handled::add)) {
      assertThat(receiver.receive(SECRET, new byte[Receiver.BODY_LIMIT + 1])).isEqualTo(413);
    }
  }

  @Test
  void shouldHaveAFailedDeliveryComeAgain() {
    // given
    var failures = new ArrayList<>(List.of(1));
    UpdateHandler handler =
        update -> {
          if (!failures.isEmpty()) {
            failures.remove(0);
            throw new IllegalStateException("not now");
          }
          handled.add(update);
        };

    // then
    try (var receiver = hook(handler)) {
      assertThat(receiver.receive(SECRET, delivery(9))).isEqualTo(500);
      assertThat(receiver.receive(SECRET, delivery(9))).isEqualTo(200);
    }
    assertThat(handled).hasSize(1);
  }

  @Test
  void shouldAskForADeliveryAgainWhileTheDatabaseIsAway() {
    try (var receiver = hook(handled::add)) {
      database.close();
      assertThat(receiver.receive(SECRET, delivery(9))).isEqualTo(503);
    }
    assertThat(handled).isEmpty();
  }

  @Test
  void shouldDoNothingWhenItIsOff() {
    try (var receiver = start(new Mode.Off(), handled::add)) {
      assertThat(receiver.receive(SECRET, delivery(9))).isEqualTo(404);
    }
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void shouldStopInTheMiddleOfAPollWithoutHarmToTheDatabase() {
    // given a poll that waits
    server.reacts(
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("getMe")) {
            BotServer.answer(200, ME).to(exchange);
          } else {
            sleep();
          }
        });
    var receiver = start(new Mode.Polling(false), handled::add);
    Awaitility.await().until(() -> server.calls().contains("getUpdates"));

    // when
    receiver.close();

    // then
    assertThat(inbox.hold("another", LongPolling.LEASE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space and more text", "umlaut-\u00e4-and-more-text"})
  void shouldRefuseASecretThatCanBeGuessed(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mode.Hook(URI.create("https://example.com/hook"), secret));
  }

  @Test
  void shouldNotShowTheSecret() {
    assertThat(HOOK.toString()).doesNotContain(SECRET);
  }

  private Receiver hook(UpdateHandler handler) {
    var receiver = start(HOOK, handler);
    Awaitility.await().until(() -> server.calls().contains("setWebhook"));
    return receiver;
  }

  private Receiver start(Mode mode, UpdateHandler handler) {
    var bot =
        new BotApi(
            server.address(),
            BotServer.TOKEN,
            HttpLimits.DEFAULT,
            FloodLimits.DEFAULT,
            Ticks.SYSTEM);
    var allowed = new Allowed(Set.of(42L), Set.of());
    return Receiver.start(mode, bot, inbox, allowed, handler, List.of(), Ticks.SYSTEM);
  }

  private static byte[] delivery(long id) {
    return UpdateJson.text(id, 42, 7, "/approve 12").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void sleep() {
    try {
      Thread.sleep(20_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
