package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.text.AdapterUse;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that no well-behaved client sends; after each of them the next request is answered. */
@HttpTest
class HostileBodiesTest {

  private static final String CHAT = "/v1/chat/completions";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScriptedModel model;
  private final int port;
  private Caller caller = new Caller(0);

  HostileBodiesTest(@Autowired ScriptedModel model, @LocalServerPort int port) {
    this.model = model;
    this.port = port;
  }

  @BeforeEach
  void connect() {
    caller = new Caller(port);
  }

  @AfterEach
  void shouldAnswerTheNextRequest() throws Exception {
    var answer = caller.post(CHAT, asking("Hello?"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    caller.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|model",
        "{'model':'scripted'}|messages",
        "{'model':'scripted','messages':[]}|messages",
        "{'model':'scripted','messages':[null]}|messages[0]",
        "{'model':'scripted','messages':[{'role':'wizard','content':'x'}]}|messages[0].role",
        "{'model':'scripted','messages':[{'role':'user','content':7}]}|messages[0].content",
        "{'model':'scripted','messages':[{'role':'user','content':[{'type':'image_url'}]}]}|messages[0].content",
        "{'model':'scripted','messages':[{'role':'assistant','content':'x'}]}|messages",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'temperature':-0.1}|temperature",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'temperature':1e300}|temperature",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'top_p':0}|top_p",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'top_k':-1}|top_k",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'max_tokens':0}|max_tokens",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'n':2}|n",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'stop':['']}|stop",
        "{'model':'scripted','messages':[{'role':'user','content':'x'}],'tools':[{}]}|tools"
      })
  void shouldNameTheFieldAtFault(String body, String field) throws Exception {
    // when
    var answer = caller.post(CHAT, body.replace('\'', '"'));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    var error = error(answer);
    assertThat(error.path("param").asText()).isEqualTo(field);
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("message").asText()).contains(field.replaceAll("\\[.*", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{|column", "[1,2]|JSON object", "{'model':{'a':1}}|JSON object", "''|JSON"})
  void shouldSayThatABodyIsNotJson(String body, String said) throws Exception {
    // when
    var answer = caller.post(CHAT, body.replace('\'', '"'));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("message").asText()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'temperature':NaN",
        "'temperature':Infinity",
        "'temperature':-Infinity",
        "'temperature':1e999",
        "'temperature':'hot'",
        "'top_p':NaN",
        "'min_p':-1e999",
        "'repetition_penalty':1e999",
        "'top_k':99999999999",
        "'max_tokens':1e30",
        "'max_tokens':-2147483648",
        "'seed':1e99",
        "'n':0",
        "'n':-1"
      })
  void shouldRefuseNumbersThatAreNone(String field) throws Exception {
    // when
    var answer = caller.post(CHAT, asking("x").replace("{", "{" + field.replace('\'', '"') + ","));

    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(error(answer).path("type").asText()).isEqualTo("invalid_request_error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "["})
  void shouldRefuseABodyThatIsNestedWithoutEnd(String level) throws Exception {
    // when
    var answer = caller.post(CHAT, level.repeat(10_000));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("message").asText()).contains("JSON");
  }

  @Test
  void shouldRefuseHalfACharacterInAName() throws Exception {
    // when
    var answer = caller.post(CHAT, asking("x").replace("\"scripted\"", "\"\\ud83c\""));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("message").asText()).contains("UTF-8");
  }

  @Test
  void shouldNameLimitAndCountOfTooManyMessages() throws Exception {
    // given
    var many = "{\"role\":\"user\",\"content\":\"\"},".repeat(2500);

    // when
    var answer = caller.post(CHAT, asking("x").replace("[{", "[" + many + "{"));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("message").asText()).contains("2000", "2501");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\n\\t"})
  void shouldLetTheModelAnswerAnEmptyMessage(String nothing) throws Exception {
    assertThat(caller.post(CHAT, asking(nothing)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-17", "SCRIPTED", "scripted ", "scripted@", "@brand-v3", "<script>"})
  void shouldSayWhichModelsThereAre(String name) throws Exception {
    // when
    var answer = caller.post(CHAT, asking("x").replace("\"scripted\"", '"' + name + '"'));

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(error(answer).path("code").asText()).isEqualTo("model_not_found");
    assertThat(error(answer).path("message").asText()).contains(name, "there is scripted, auto");
  }

  @Test
  void shouldRefuseInvalidUtf8() throws Exception {
    // given
    var body = asking("x").getBytes(StandardCharsets.UTF_8);
    body[body.length - 5] = (byte) 0xC3;

    // when
    var answer = caller.send(caller.request(CHAT).POST(BodyPublishers.ofByteArray(body)));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("message").asText()).contains("UTF-8");
  }

  @Test
  void shouldPassControlCharactersAsTheyAre() throws Exception {
    // when
    var answer = caller.post(CHAT, asking("a\\u0000b\\u001b[2J\\ud800"));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(model.requests.getLast().messages().getLast().content())
        .startsWith("a\u0000b\u001b");
  }

  @Test
  void shouldNameLimitAndCountOfAPromptBeyondTheContext() throws Exception {
    // when
    var answer = caller.post(CHAT, asking("word ".repeat(1200)));

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer).path("code").asText()).isEqualTo("context_length_exceeded");
    assertThat(error(answer).path("message").asText()).contains("1250", "1024");
  }

  @Test
  void shouldRefuseAHugeBody() throws Exception {
    // when
    var answer = caller.post(CHAT, asking("x".repeat(200_000)));

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(error(answer).path("message").asText()).contains("max-body");
  }

  @Test
  void shouldRefuseAHugeBodyOfUnknownLength() throws Exception {
    // given
    var body = asking("x".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
    var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));

    // when
    var answer = caller.send(caller.request(CHAT).POST(chunked));

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void shouldSayWhichAdaptersThereAre() throws Exception {
    // when
    var answer = caller.post(CHAT, asking("x").replace("\"scripted\"", "\"scripted@brand-v9\""));

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(error(answer).path("message").asText()).contains("brand-v9", "brand-v3");
  }

  @Test
  void shouldPassAnAdapterOn() throws Exception {
    // when
    caller.post(CHAT, asking("x").replace("\"scripted\"", "\"scripted@brand-v3\""));

    // then
    assertThat(model.requests.getLast().adapter()).isEqualTo(AdapterUse.of("brand-v3"));
  }

  private static String asking(String question) {
    return "{\"model\":\"scripted\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(question);
  }

  private static JsonNode error(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body()).path("error");
  }
}
