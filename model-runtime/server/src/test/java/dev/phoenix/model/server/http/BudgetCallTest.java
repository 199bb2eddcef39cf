package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Tokens are counted by OpenAI's field {@code user}; an answer of the scripted model takes 15. */
@HttpTest
@TestPropertySource(properties = "phoenix.model-runtime.routing.user-tokens=40")
class BudgetCallTest {

  private static final int LIMIT = 40;

  private final ScriptedModel model;
  private final int port;
  private Caller caller = new Caller(0);

  BudgetCallTest(@Autowired ScriptedModel model, @LocalServerPort int port) {
    this.model = model;
    this.port = port;
  }

  @BeforeEach
  void connect() {
    caller = new Caller(port);
  }

  @AfterEach
  void hangUp() {
    caller.close();
  }

  @Test
  void shouldEndTheAnswersOfAUserWhoseBudgetIsSpentAndOfNobodyElse() throws Exception {
    // given
    int spent = 0;
    while (spent < LIMIT) {
      var answer = ask("auto", "\"process-instance-1\"");
      assertThat(text(answer)).isNotEmpty();
      spent += answer.path("usage").path("total_tokens").asInt();
    }
    int asked = model.requests.size();

    // when
    var last = ask("auto", "\"process-instance-1\"");

    // then: a soft stop, not an error, and no model is bothered
    assertThat(text(last)).isEmpty();
    assertThat(last.path("choices").get(0).path("finish_reason").asText()).isEqualTo("length");
    assertThat(model.requests).hasSize(asked);
    assertThat(text(ask("auto", "\"process-instance-2\""))).isNotEmpty();
    assertThat(text(ask("auto", "null"))).isNotEmpty();
    assertThat(text(ask(ScriptedModel.ID, "\"process-instance-1\""))).isNotEmpty();
  }

  private JsonNode ask(String named, String user) throws Exception {
    var answer =
        caller.post(
            "/v1/chat/completions",
            "{\"model\":\"%s\",\"user\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                .formatted(named, user));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static String text(JsonNode answer) {
    return answer.path("choices").get(0).path("message").path("content").asText();
  }
}
