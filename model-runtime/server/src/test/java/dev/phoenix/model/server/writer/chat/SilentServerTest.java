package dev.phoenix.model.server.writer.chat;

import static dev.phoenix.model.server.writer.chat.ChatApi.LONG;
import static dev.phoenix.model.server.writer.chat.ChatApi.PATIENT;
import static dev.phoenix.model.server.writer.chat.ChatApi.TASK;
import static dev.phoenix.model.server.writer.chat.ChatApi.piece;
import static dev.phoenix.model.server.writer.chat.ChatApi.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.server.writer.Completer.Sampling;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.chat.ChatBackend.Kind;
import dev.phoenix.model.server.writer.chat.StallingServer.Body;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that begin and do not end: each is given up, and the connection to it closed. */
class SilentServerTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAServerThatWritesNothing(Kind kind) throws Exception {
    // given
    try (var server = new StallingServer(Body.of(""))) {
      var writer = writer(kind, server.address(), "m", new Limits(SHORT, LONG, LONG));

      // when / then
      assertThatThrownBy(() -> writer.write(TASK))
          .isInstanceOf(WriterException.class)
          .hasMessageContaining("wrote nothing within 300 ms");
      patiently().until(() -> server.hungUp.get() >= 1);
    }
  }

  @Test
  void shouldLetAnOllamaThatIsGivenUpGoOnLoading() throws Exception {
    // given
    try (var server = new StallingServer(Body.of(""))) {
      var writer = writer(Kind.OLLAMA, server.address(), "m", new Limits(SHORT, LONG, LONG));

      // when
      assertThatThrownBy(() -> writer.write(TASK)).isInstanceOf(WriterException.class);

      // then
      patiently()
          .until(() -> server.requests.stream().anyMatch(all -> all.contains("\"messages\":[]")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", ": still at it\n\n", "data: {\"choices\":[]}\n\n"})
  void shouldNotTakeAKeepAliveForAToken(String line) throws Exception {
    // given
    try (var server = new StallingServer(Body.endless(line))) {
      var writer = writer(Kind.OPENAI, server.address(), "m", new Limits(SHORT, LONG, LONG));

      // when / then
      assertThatThrownBy(() -> writer.write(TASK)).hasMessageContaining("wrote nothing");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldWaitLongerForTheFirstTokenThanForTheNext(Kind kind) throws Exception {
    // given: a first token that comes later than any other may
    Body late =
        out -> {
          await().pollDelay(SHORT.multipliedBy(3)).until(() -> true);
          Body.of(piece(kind, "Fresh ")).begin(out);
        };
    try (var server = new StallingServer(late)) {
      var writer = writer(kind, server.address(), "m", new Limits(LONG, SHORT, LONG));

      // when / then
      assertThatThrownBy(() -> writer.write(TASK)).hasMessageContaining("was silent for 300 ms");
      patiently().until(() -> server.hungUp.get() == 1);
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
    try (var server = new StallingServer(Body.of(thought))) {
      var writer = writer(kind, server.address(), "m", new Limits(LONG, SHORT, LONG));

      // when / then
      assertThatThrownBy(() -> writer.write(TASK)).hasMessageContaining("was silent");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldGiveUpAServerThatIsNotDoneInTime(Kind kind) throws Exception {
    // given: whole lines, but nothing that counts as text
    try (var server = new StallingServer(Body.endless(piece(kind, "")))) {
      var writer = writer(kind, server.address(), "m", new Limits(LONG, LONG, SHORT));

      // when / then
      assertThatThrownBy(() -> writer.write(TASK)).hasMessageContaining("not done within 300 ms");
      patiently().until(() -> server.hungUp.get() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldEndALineThatDoesNotEnd(Kind kind) throws Exception {
    // given
    try (var server = new StallingServer(Body.endless("bread ".repeat(1000)))) {
      var writer = writer(kind, server.address(), "m", PATIENT);

      // when / then
      assertThatThrownBy(() -> writer.write(TASK)).hasMessageContaining("does not stop writing");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldHangUpWhenNobodyWaitsAnyMore(Kind kind) throws Exception {
    // given
    try (var server = new StallingServer(Body.of(piece(kind, "Fresh ")))) {
      var writer = writer(kind, server.address(), "m", PATIENT);
      var began = new CountDownLatch(1);
      var writing =
          new FutureTask<>(
              () -> {
                assertThatThrownBy(
                        () ->
                            writer.complete(
                                "", "Write", new Sampling(9, 0f, 1), text -> began.countDown()))
                    .isInstanceOf(WriterException.class)
                    .hasMessageContaining("nobody waits");
                return Thread.currentThread().isInterrupted();
              });
      var thread = Thread.ofVirtual().start(writing);
      began.await();

      // when
      thread.interrupt();

      // then
      assertThat(writing.get()).isTrue();
      patiently().until(() -> server.hungUp.get() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldNotBeAvailableWhereTheListOfModelsDoesNotEnd(Kind kind) throws Exception {
    // given
    try (var server = new StallingServer(Body.of("{\"models\": ["))) {
      // when / then
      assertThat(writer(kind, server.address(), "m", PATIENT).available()).isFalse();
      patiently().until(() -> server.hungUp.get() == 1);
    }
  }

  @Test
  void shouldNotReadAListOfModelsWithoutEnd() throws Exception {
    // given
    try (var server = new StallingServer(Body.endless(" ".repeat(4096)))) {
      // when / then
      assertThat(writer(Kind.OLLAMA, server.address(), "m", PATIENT).available()).isFalse();
    }
  }

  @Test
  void shouldNotBeAvailableWhereNothingListens() throws Exception {
    // given
    URI nobody;
    try (var server = new StallingServer(Body.of(""))) {
      nobody = server.address();
    }

    // when / then
    assertThat(writer(Kind.OLLAMA, nobody, "m", PATIENT).available()).isFalse();
  }

  private static ConditionFactory patiently() {
    return await().atMost(LONG);
  }
}
