package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.text.AdapterUse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no well-behaved client sends; after each of them the next one is answered. */
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
