package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class OmniLoopCallTest {

  @LocalServerPort private int port;

  @Test
  void shouldWriteAPostAndShowHowItCameToBe() throws Exception {
    try (var caller = new Caller(port)) {
      // when
      var answer =
          caller.post(
              "/v1/omni-loop",
              "{\"brief\":{\"topic\":\"autumn"
                  + " bread\",\"mustMention\":[\"Acme\"],\"hashtags\":[\"#Bread\"]}}");

      // then
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      var draft = new ObjectMapper().readTree(answer.body());
      assertThat(draft.path("text").asText()).contains("autumn bread", "Acme", "#Bread");
      assertThat(draft.path("writer").asText()).isEqualTo("template");
      assertThat(draft.path("iterations")).isNotEmpty();
    }
  }

  @Test
  void shouldNameTheFieldOfABriefThatIsAtFault() throws Exception {
    try (var caller = new Caller(port)) {
      // when
      var answer = caller.post("/v1/omni-loop", "{\"brief\":{\"topic\":\"x\",\"maxChars\":3}}");

      // then
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"param\":\"brief.maxChars\"", "from 20 to 5000");
    }
  }
}
