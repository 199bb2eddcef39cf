package dev.phoenix.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.phoenix.local.service.HealthCheck.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class HealthCheckTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.close();
    http.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200,503,READY",
    "503,200,WAITING",
    "503,503,SICK",
    "503,404,SICK",
    "404,200,WAITING"
  })
  void shouldTellWhoIsSickFromWhoLacksSomething(int ready, int alive, Finding finding)
      throws Exception {
    // given
    answer("/health", ready);
    answer("/alive", alive);

    // then
    assertThat(check(Duration.ofSeconds(60)).withAlive(address("/alive")).look(http))
        .isEqualTo(finding);
  }

  @Test
  void shouldNotCallSilentWhoWaitsForAnotherAndLives() throws Exception {
    // given health that hangs with what it looks at
    server.createContext(
        "/health",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    answer("/alive", 200);

    // then
    assertThat(check(Duration.ofMillis(500)).withAlive(address("/alive")).look(http))
        .isEqualTo(Finding.WAITING);
  }

  @Test
  void shouldCallLateWhatAnswersAfterItsTime() throws Exception {
    // given
    answerAfter("/health", Duration.ofMillis(300));
    var check = check(Duration.ofSeconds(60)).withLate(Duration.ofMillis(100));

    // then
    assertThat(check.look(http)).isEqualTo(Finding.LATE);
    assertThat(check.withLate(Duration.ofSeconds(50)).look(http)).isEqualTo(Finding.READY);
  }

  @Test
  void shouldNotCallLateWhoWaitsForAnotherAndLivesInTime() throws Exception {
    // given
    answerAfter("/health", Duration.ofSeconds(6));
    answer("/alive", 200);

    // then
    assertThat(
            check(Duration.ofSeconds(60))
                .withLate(Duration.ofSeconds(5))
                .withAlive(address("/alive"))
                .look(http))
        .isEqualTo(Finding.READY);
  }

  @Test
  void shouldCallItSilenceWhenNobodyIsThere() throws Exception {
    server.stop(0);
    assertThat(check(Duration.ofSeconds(60)).look(http)).isEqualTo(Finding.SILENT);
  }

  @Test
  void shouldNotWaitForAnAnswerThatBeginsAndNeverEnds() throws Exception {
    // given
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });

    // when it returns at all
    var finding = check(Duration.ofMillis(500)).look(http);

    // then
    assertThat(finding).isEqualTo(Finding.SILENT);
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private void answerAfter(String path, Duration delay) {
    server.createContext(
        path,
        exchange -> {
          try {
            Thread.sleep(delay);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
  }

  private HealthCheck check(Duration limit) {
    return new HealthCheck(address("/health"), null, limit, null, null);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
