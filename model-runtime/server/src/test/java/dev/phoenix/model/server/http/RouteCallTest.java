package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class RouteCallTest {

  private final ScriptedModel model;
  private final int port;
  private Caller caller = new Caller(0);

  RouteCallTest(@Autowired ScriptedModel model, @LocalServerPort int port) {
    this.model = model;
    this.port = port;
  }

  @BeforeEach
  void call() {
    caller = new Caller(port);
  }

  @AfterEach
  void hangUp() {
    caller.close();
  }

  @Test
  void shouldSayWhoWouldAnswerAndWhy() throws IOException, InterruptedException {
    // when
    var answer =
        caller.post(
            "/v1/route",
            """
            {"task": "draft", "priority": "fast",
             "messages": [{"role": "user", "content": "Say hello"}]}
            """);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"rule\":\"hurry\"", "\"complexity\":\"LOW\"", "\"estimated\":true")
        .contains("\"model\":\"" + model.id() + "\"", "\"reason\":");
  }

  @ParameterizedTest
  @CsvSource({
    "task, knit, There is no task",
    "priority, soon, 'priority must be one of [fast, quality, existing]'",
    "complexity, dull, 'complexity must be one of [low, medium, high]'"
  })
  void shouldSayWhatItDoesNotKnow(String field, String value, String message)
      throws IOException, InterruptedException {
    // when
    var answer = caller.post("/v1/route", "{\"%s\": \"%s\"}".formatted(field, value));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(message).contains("invalid_request_error");
  }

  @Test
  void shouldExplainWithoutAConversation() throws IOException, InterruptedException {
    assertThat(caller.post("/v1/route", "{}").statusCode()).isEqualTo(200);
  }
}
