package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connections as no well-behaved client makes them; after each the next request is answered. */
@HttpTest
class HostileCallsTest {

  private static final String CHAT = "/v1/chat/completions";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;
  private final ScriptedModel model;
  private Caller caller;

  HostileCallsTest(@Autowired ScriptedModel model) {
    this.model = model;
  }

  @BeforeEach
  void connect() {
    caller = new Caller(port);
    model.go = new CountDownLatch(1);
  }

  @AfterEach
  void shouldAnswerTheNextRequest() throws Exception {
    model.go.countDown();
    await().atMost(Duration.ofSeconds(60)).until(() -> model.running.get() == 0);
    var answer = caller.post(CHAT, asking("Hello?"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    caller.close();
  }

  @Test
  void shouldEndTheAnswerOfAReaderThatHangsUp() throws Exception {
    // given
    try (var socket = new Socket("127.0.0.1", port)) {
      var body = asking(ScriptedModel.ENDLESS).replace("{\"model\"", "{\"stream\":true,\"model\"");
      socket
          .getOutputStream()
          .write(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(CHAT, HttpTest.TOKEN, body.length(), body)
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      assertThat(model.running.get()).isEqualTo(1);
    }

    // then
    await().atMost(Duration.ofSeconds(60)).until(() -> model.running.get() == 0);
  }

  @Test
  void shouldRefuseAtOnceWhenTheQueueIsFull() throws Exception {
    // given: one works, and one waits
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 20; i++) {
      answers.add(
          caller
              .client()
              .sendAsync(
                  caller
                      .request(CHAT)
                      .POST(BodyPublishers.ofString(asking(ScriptedModel.WAITS)))
                      .build(),
                  BodyHandlers.ofString()));
    }

    // when: all but those two are answered while nobody has been served
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 18);
    var refused = answers.stream().filter(CompletableFuture::isDone).toList();
    model.go.countDown();

    // then
    for (var each : refused) {
      assertThat(each.get().statusCode()).isEqualTo(429);
      assertThat(each.get().headers().firstValue("Retry-After")).isPresent();
      assertThat(error(each.get()).path("code").asText()).isEqualTo("queue_full");
    }
    for (var each : answers) {
      assertThat(each.get().statusCode()).isIn(200, 429);
    }
  }

  @Test
  void shouldStandFiveHundredConnectionsAtOnce() throws Exception {
    // given
    var sockets = new ArrayList<Socket>();
    try {
      // when: they come and say nothing
      for (int i = 0; i < 500; i++) {
        sockets.add(new Socket("127.0.0.1", port));
      }

      // then
      assertThat(caller.post(CHAT, asking("Hello?")).statusCode()).isEqualTo(200);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void shouldAnswerOrRefuseEachOfFiveHundredRequestsAtOnce() throws Exception {
    // given
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    var request = caller.request(CHAT).POST(BodyPublishers.ofString(asking("Hello?"))).build();

    // when
    for (int i = 0; i < 500; i++) {
      answers.add(caller.client().sendAsync(request, BodyHandlers.ofString()));
    }

    // then
    for (var each : answers) {
      var answer = each.get(120, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 429);
    }
  }

  @Test
  void shouldAnswerWrongAddressesMethodsAndTypesInTheSameShape() throws Exception {
    assertThat(error(caller.get("/v1/nothing")).path("code").asText()).isEqualTo("not_found");
    assertThat(caller.get(CHAT).statusCode()).isEqualTo(405);
    assertThat(error(caller.get(CHAT)).path("message").asText()).contains("POST");
    var text =
        caller.send(
            caller
                .bare(CHAT)
                .header("Authorization", "Bearer " + HttpTest.TOKEN)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));
    assertThat(text.statusCode()).isEqualTo(415);
  }

  @Test
  void shouldKeepForgedRequestIdsOutOfTheLog() throws Exception {
    // when
    var own = caller.send(caller.request("/v1/models").header("X-Request-Id", "job-7").GET());
    var forged =
        caller.send(
            caller.request("/v1/models").header("X-Request-Id", "7 ERROR all is lost").GET());

    // then
    assertThat(own.headers().firstValue("X-Request-Id")).contains("job-7");
    assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow()).doesNotContain("lost");
  }

  private static String asking(String question) {
    return "{\"model\":\"scripted\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(question);
  }

  private static JsonNode error(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body()).path("error");
  }
}
