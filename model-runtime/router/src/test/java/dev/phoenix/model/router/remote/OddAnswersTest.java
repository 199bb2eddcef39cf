package dev.phoenix.model.router.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.chat.Taker;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import dev.phoenix.model.router.remote.RawServer.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are put together oddly, and what of them is the answer. */
class OddAnswersTest {

  private static final Limits PATIENT = Kind.PATIENT;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldRefuseBytesThatAreNotUtf8(Kind kind) throws Exception {
    // given
    var bytes = kind.piece("Fresh").getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length / 2] = (byte) 0xff;
    try (var server = new RawServer(Body.of(bytes))) {
      // when / then
      assertThatThrownBy(() -> answer(kind, server)).hasMessageContaining("not UTF-8");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldJoinHalvesOfCharacters(Kind kind) throws Exception {
    // given
    var pieces = kind.stream("Fresh \\ud83c", "\\udf5e and half \\ud83c", " more \\udf5e");
    try (var server = new RawServer(Body.of(pieces).thenEnd())) {
      // when
      var result = answer(kind, server);

      // then
      assertThat(result.text()).isEqualTo("Fresh 🍞 and half \ufffd more \ufffd");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldCutAtStopsThatTheServerIgnores(Kind kind) throws Exception {
    // given
    var request =
        new ChatRequest(
            request().messages(), 9, Sampling.GREEDY, List.of("x", "END", "ENDLESS"), null);
    try (var server = new RawServer(Body.of(kind.stream("Fresh E", "N", "D of it")));
        var model = kind.open(server.address(), "m", PATIENT)) {
      // when
      var taker = new Taker();
      var result = Answers.end(model.generate(request, taker));

      // then
      assertThat(result.text()).isEqualTo("Fresh ").isEqualTo(taker.text());
      assertThat(result.finish()).isEqualTo(Finish.STOP);
    }
  }

  @Test
  void shouldKeepAnAnswerWhoseCountsNeverCome() throws Exception {
    // given
    var body =
        Kind.OPENAI.piece("Fresh") + "data: {\"choices\":[{\"finish_reason\":\"length\"}]}\n\n";
    for (var end : new Body[] {Body.of(body), Body.of(body).thenEnd()}) {
      try (var server = new RawServer(end)) {
        // when
        var result = answer(Kind.OPENAI, server);

        // then
        assertThat(result.text()).isEqualTo("Fresh");
        assertThat(result.finish()).isEqualTo(Finish.LENGTH);
        assertThat(result.generatedTokens()).isEqualTo(1);
      }
    }
  }

  private static TextResult answer(Kind kind, RawServer server) throws IOException {
    try (var model = kind.open(server.address(), "m", PATIENT)) {
      return Answers.ask(model, request());
    }
  }

  private static ChatRequest request() {
    return ChatRequest.of("Write", 64, Sampling.GREEDY);
  }
}
