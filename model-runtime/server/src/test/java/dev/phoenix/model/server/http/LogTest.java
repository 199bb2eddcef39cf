package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the log holds of requests: their ids, and never their texts. */
@HttpTest
class LogTest {

  private static final String SECRET = "zyzzyva-of-the-prompt";

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @LocalServerPort private int port;

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void leave() {
    root.detachAppender(lines);
  }

  @Test
  void shouldHoldNoTextOfAnyRequest() throws Exception {
    try (var caller = new Caller(port)) {
      // when
      for (var body :
          List.of(
              chat("scripted", SECRET, "say " + SECRET, false),
              chat("scripted", SECRET, "say " + SECRET, true),
              chat("scripted", SECRET, ScriptedModel.BREAKS, false),
              chat("scripted", SECRET, ScriptedModel.BREAKS, true),
              chat("auto", SECRET, ScriptedModel.BREAKS, true),
              chat("scripted", "", SECRET.repeat(300), false),
              "{\"model\": \"" + SECRET,
              "{\"messages\": \"" + SECRET + "\"}")) {
        caller.post("/v1/chat/completions", body);
      }
      for (var brief :
          List.of(
              "{\"topic\":\"%s\",\"language\":\"en\"}".formatted(SECRET),
              "{\"topic\":\"t\",\"mustMention\":[\"%s\"],\"bannedTerms\":[\"%s\"]}"
                  .formatted(SECRET, SECRET),
              "{\"topic\":\"t\",\"language\":\"%s\"}".formatted(SECRET))) {
        caller.post("/v1/omni-loop", "{\"brief\":%s}".formatted(brief));
      }
      caller.post("/v1/route", "{\"task\":\"%s\"}".formatted(SECRET));
      caller.get("/v1/adapters/" + SECRET);
      LoggerFactory.getLogger(LogTest.class).info("the last line");
    }

    // then
    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).contains("the last line");
    assertThat(lines.list)
        .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
        .allSatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).doesNotContain(SECRET);
              var thrown = line.getThrowableProxy();
              assertThat(thrown == null ? "" : ThrowableProxyUtil.asString(thrown))
                  .doesNotContain(SECRET);
            });
  }

  @Test
  void shouldShowTheIdOfTheRequestInItsLines() throws Exception {
    try (var caller = new Caller(port)) {
      // when
      var answer =
          caller.send(
              caller
                  .request("/v1/chat/completions")
                  .header("X-Request-Id", "who-failed")
                  .POST(
                      BodyPublishers.ofString(chat("scripted", "s", ScriptedModel.BREAKS, true))));
      var forged = caller.send(caller.request("/v1/models").header("X-Request-Id", "a b\"").GET());

      // then
      assertThat(answer.headers().firstValue("X-Request-Id")).contains("who-failed");
      assertThat(lines.list)
          .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
          .extracting(line -> line.getMDCPropertyMap().get("requestId"))
          .contains("who-failed");
      assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow())
          .matches("[0-9a-f-]{36}");
    }
  }

  private static String chat(String model, String system, String text, boolean stream) {
    return """
    {"model":"%s","stream":%s,
     "messages":[{"role":"system","content":"%s"},{"role":"user","content":"%s"}]}\
    """
        .formatted(model, stream, system, text);
  }
}
