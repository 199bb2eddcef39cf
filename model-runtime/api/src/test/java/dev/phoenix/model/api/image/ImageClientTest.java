package dev.phoenix.model.api.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers that are no good; the server's own tests use it against the real one. */
class ImageClientTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{}",
        "[1]",
        "null",
        "{\"digest\":\"../../etc/passwd\"}",
        "{\"digest\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}"
      })
  void shouldTakeNothingFromAServerThatTalksGarbage(String body) {
    answering(200, body);
    assertThat(prepare()).isInstanceOf(ImageAnswer.Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({"400,true", "413,true", "415,true", "422,true", "401,false", "429,false"})
  void shouldTellWhoIsAtFault(int status, boolean refused) {
    // given
    answering(status, "{\"error\":{\"message\":\"save it smaller\"}}");

    // when
    var answer = prepare();

    // then
    assertThat(answer instanceof ImageAnswer.Refused).isEqualTo(refused);
    if (answer instanceof ImageAnswer.Refused no) {
      assertThat(no.message()).isEqualTo("save it smaller");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "501, set phoenix.model-runtime.images.enabled=true",
    "403, name the host in phoenix.model-runtime.access.hosts"
  })
  void shouldPassOnWhatToSet(int status, String message) {
    answering(status, "{\"error\":{\"message\":\"%s\"}}".formatted(message));
    assertThat(prepare()).isEqualTo(new ImageAnswer.Unavailable(message));
  }

  @Test
  void shouldNotReadAnEndlessAnswer() {
    answering(200, "x".repeat(10_000_000));
    assertThat(prepare()).isInstanceOf(ImageAnswer.Unavailable.class);
  }

  @Test
  void shouldGiveUpOnAServerThatStallsInTheMiddle() {
    // given
    var end = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(end);
        });

    // when
    try (var client = client(Duration.ofMillis(300))) {
      assertThat(client.prepare(new byte[1])).isInstanceOf(ImageAnswer.Unavailable.class);
    } finally {
      end.countDown();
    }
  }

  @Test
  void shouldSayThatNobodyAnswers() throws IOException {
    // given
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    // when
    try (var client =
        new ImageClient(URI.create("http://127.0.0.1:" + port), null, Duration.ofSeconds(30))) {
      assertThat(client.prepare(new byte[1]))
          .isInstanceOfSatisfying(
              ImageAnswer.Unavailable.class,
              no -> assertThat(no.message()).contains("check that it runs"));
    }
  }

  private ImageAnswer prepare() {
    try (var client = client(Duration.ofSeconds(30))) {
      return client.prepare(new byte[] {1, 2, 3});
    }
  }

  private ImageClient client(Duration deadline) {
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new ImageClient(address, "a-token", deadline);
  }

  private void answering(int status, String body) {
    server.createContext("/", exchange -> answer(exchange, status, body));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
