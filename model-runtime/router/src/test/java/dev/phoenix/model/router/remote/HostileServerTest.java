package dev.phoenix.model.router.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.remote.RawServer.Body;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that stall, break off, never end or talk nonsense: each is given up and hung up on. */
class HostileServerTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Kind.LONG;
  private static final Limits PATIENT = Kind.PATIENT;
  private static final String SECRET = "what the server sent";

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAServerThatWritesNothing(Kind kind) throws Exception {
    // given
    try (var server = new RawServer(Body.of(""))) {
      // when
      var failure = failure(kind, server, new Limits(LONG, SHORT, LONG, LONG));

      // then
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure).hasMessage("them: it wrote nothing within 300 ms");
      await().atMost(LONG).until(() -> server.hungUp.get() >= 1);
    }
  }

  @Test
  void shouldLetAnOllamaThatIsGivenUpGoOnLoading() throws Exception {
    // given
    try (var server = new RawServer(Body.of(""));
        var model = Kind.OLLAMA.open(server.address(), "m", new Limits(LONG, SHORT, LONG, LONG))) {
      // when
      Answers.failure(model.generate(request(), null));

      // then
      await()
          .atMost(LONG)
          .until(() -> server.requests.stream().anyMatch(all -> all.contains("\"messages\":[]")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ": still at it\n\n", "data: {\"choices\":[]}\n\n"})
  void shouldNotTakeAKeepAliveForAToken(String line) throws Exception {
    // given
    try (var server = new RawServer(Body.trickle(line))) {
      // when / then
      assertThat(failure(Kind.OPENAI, server, new Limits(LONG, SHORT, LONG, LONG)))
          .hasMessageContaining("wrote nothing");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAServerThatFallsSilent(Kind kind) throws Exception {
    // given
    try (var server = new RawServer(Body.of(kind.piece("Fresh ")))) {
      // when
      var failure = failure(kind, server, new Limits(LONG, LONG, SHORT, LONG));

      // then
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure).hasMessageContaining("was silent for 300 ms");
      await().atMost(LONG).until(() -> server.hungUp.get() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTakeAThoughtForASignOfLife(Kind kind) throws Exception {
    // given
    var thought =
        kind == Kind.OLLAMA
            ? "{\"message\":{\"content\":\"\",\"thinking\":\"Bread?\"},\"done\":false}\n"
            : "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"Bread?\"}}]}\n\n";
    try (var server = new RawServer(Body.of(thought))) {
      // when / then
      assertThat(failure(kind, server, new Limits(LONG, LONG, SHORT, LONG)))
          .hasMessageContaining("was silent");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAServerThatIsNotDoneInTime(Kind kind) throws Exception {
    // given: whole lines, but nothing that counts as text
    try (var server = new RawServer(Body.trickle(kind.piece("")))) {
      // when
      var failure = failure(kind, server, new Limits(LONG, LONG, LONG, SHORT));

      // then
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure).hasMessageContaining("not done within 300 ms");
    }
  }

  @Test
  void shouldNotBlameTheServerForASlowListener() throws Exception {
    // given
    var limits = new Limits(LONG, LONG, Duration.ofSeconds(3), LONG);
    try (var server = new RawServer(Body.of(Kind.OLLAMA.stream("Fresh")).thenEnd());
        var model = Kind.OLLAMA.open(server.address(), "m", limits)) {
      // when
      var result =
          Answers.end(
              model.generate(
                  request(), chunk -> await().pollDelay(Duration.ofSeconds(4)).until(() -> true)));

      // then
      assertThat(result.text()).isEqualTo("Fresh");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldEndALineThatDoesNotEnd(Kind kind) throws Exception {
    // given
    try (var server = new RawServer(Body.endless("data:" + SECRET.repeat(1000)))) {
      // when / then
      assertUnavailable(failure(kind, server, PATIENT), "does not stop writing");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldEndLinesThatAreEmptyForEver(Kind kind) throws Exception {
    // given
    try (var server = new RawServer(Body.endless("\n".repeat(100_000)))) {
      // when / then
      assertUnavailable(failure(kind, server, PATIENT), "does not stop writing");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldEndAnAnswerThatDoesNotEnd(Kind kind) throws Exception {
    // given
    try (var server = new RawServer(Body.endless(kind.piece("bread ".repeat(5000))))) {
      // when / then
      assertUnavailable(failure(kind, server, PATIENT), "does not stop writing");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldRefuseNonsense(Kind kind) throws Exception {
    for (var body :
        new String[] {"<html>" + SECRET + "\n", "data: {" + SECRET + "\n", "data: 7\n"}) {
      try (var server = new RawServer(Body.of(body))) {
        assertUnavailable(failure(kind, server, PATIENT), "it answered with");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTellAnErrorWithinTheStream(Kind kind) throws Exception {
    // given
    var error = "{\"error\": \"" + SECRET + "\"}\n";
    var line = (kind == Kind.OPENAI ? "data: " : "") + error;
    try (var server = new RawServer(Body.of(kind.piece("Fresh ") + line))) {
      // when / then
      assertUnavailable(failure(kind, server, PATIENT), "error within the stream");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTellAnAnswerThatBreaksOff(Kind kind) throws Exception {
    // given: between lines, within a line, within a character
    var bytes = kind.piece("Fresh 🍞").getBytes(StandardCharsets.UTF_8);
    int bread = kind.piece("Fresh 🍞").indexOf("🍞");
    for (int length : new int[] {bytes.length, bytes.length - 20, bread + 2}) {
      try (var server = new RawServer(Body.of(Arrays.copyOf(bytes, length)).thenEnd())) {
        assertUnavailable(failure(kind, server, PATIENT), "broke off");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTellAConnectionThatIsReset(Kind kind) throws Exception {
    // given
    try (var server = new RawServer(Body.of(kind.piece("Fresh ")).thenReset())) {
      // when
      var failure = failure(kind, server, PATIENT);

      // then
      assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldNotBeThereWhereTheListOfModelsDoesNotEnd(Kind kind) throws Exception {
    for (var body : new Body[] {Body.of("{\"models\": ["), Body.endless(" ".repeat(4096))}) {
      try (var server = new RawServer(body);
          var model = kind.open(server.address(), "m", new Limits(SHORT, LONG, LONG, LONG))) {
        assertThat(model.available()).isFalse();
        // on a busy machine it may be given up before it was asked
        await().atMost(LONG).until(() -> server.hungUp.get() == server.requests.size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldTellWhereNothingListens(Kind kind) throws Exception {
    // given
    URI nobody;
    try (var server = new RawServer(Body.of(""))) {
      nobody = server.address();
    }
    try (var model = kind.open(nobody, "m", PATIENT)) {
      // when
      var failure = Answers.failure(model.generate(request(), null));

      // then
      assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
      assertThat(model.available()).isFalse();
    }
  }

  private static void assertUnavailable(TextModelException failure, String message) {
    assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(failure)
        .hasMessageStartingWith("them: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining(SECRET)
        .hasMessageNotContaining(Kind.KEY);
  }

  private static TextModelException failure(Kind kind, RawServer server, Limits limits) {
    try (var model = kind.open(server.address(), "m", limits)) {
      return Answers.failure(model.generate(request(), null));
    }
  }

  private static ChatRequest request() {
    return ChatRequest.of("Write", 64, Sampling.GREEDY);
  }
}
