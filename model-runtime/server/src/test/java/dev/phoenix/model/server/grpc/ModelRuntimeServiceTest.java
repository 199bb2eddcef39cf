package dev.phoenix.model.server.grpc;

import static dev.phoenix.model.server.grpc.LocalRuntime.BRIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Health;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.model.api.ModelRuntimeException.Reason;
import dev.phoenix.model.api.Prompt;
import dev.phoenix.model.server.access.BearerTokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server and the real client, over a real port. */
class ModelRuntimeServiceTest {

  private final LocalRuntime runtime = new LocalRuntime();
  private final ModelRuntimeClient client = runtime.client();

  @AfterEach
  void stop() {
    client.close();
    runtime.close();
  }

  @Test
  void shouldDraftWhatKeepsTheLimits() {
    // given
    runtime.model.go.countDown();

    // when
    var draft = client.draft(BRIEF, List.of(), "");

    // then
    assertThat(runtime.checker.check(BRIEF, draft.text()).findings()).noneMatch(Finding::isError);
    assertThat(draft.writer()).isEqualTo("template");
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.summary()).contains("patient kept breaking a limit");
    assertThat(draft.iterations())
        .extracting(Iteration::writer)
        .containsExactly("patient", "patient", "patient", "template");
    assertThat(draft.iterations().getFirst().findings())
        .extracting(Finding::code)
        .contains("BANNED_TERM");
  }

  @Test
  void shouldCheckWithTheSameChecker() {
    // when
    var assessment = client.check(BRIEF, "Cheap bread");

    // then
    assertThat(assessment).isEqualTo(runtime.checker.check(BRIEF, "Cheap bread"));
  }

  @Test
  void shouldStreamACompletion() {
    // given
    runtime.model.go.countDown();
    var pieces = new ArrayList<String>();

    // when
    var completion = client.generate(Prompt.of("Write"), pieces::add);

    // then
    assertThat(pieces).containsExactly("¡Pan ", "fresco! 🍞");
    assertThat(completion.text()).isEqualTo("¡Pan fresco! 🍞");
    assertThat(completion.model()).isEqualTo("patient");
    assertThat(completion.promptTokens()).isEqualTo(3);
    assertThat(completion.completionTokens()).isEqualTo(4);
  }

  @Test
  void shouldSayThatAModelIsNotThere() {
    // given
    var prompt = new Prompt("Write", "", "openai:unknown", 0, 0f, 0);

    // when / then
    assertThatThrownBy(() -> client.generate(prompt, text -> {}))
        .isInstanceOfSatisfying(
            ModelRuntimeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_MODEL))
        .hasMessageContaining("openai:unknown")
        .hasMessageContaining("patient");
  }

  @Test
  void shouldTellThatAModelFailedAsAPassingTrouble() {
    // given
    runtime.model.complaint = "patient: its answer broke off";
    runtime.model.go.countDown();

    // when / then
    assertThatThrownBy(() -> client.generate(Prompt.of("Write"), text -> {}))
        .isInstanceOfSatisfying(
            ModelRuntimeException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
              assertThat(e.isRetryable()).isTrue();
            })
        .hasMessageContaining("broke off");
  }

  @Test
  void shouldTellItsHealth() {
    // when / then
    assertThat(client.health()).isEqualTo(Health.SERVING);
    runtime.server.stop();
    assertThat(client.health()).isEqualTo(Health.UNREACHABLE);
  }

  @Test
  void shouldSayWhichPortIsTaken() {
    // given
    var second =
        new GrpcServer(runtime.server.port(), runtime.service, new BearerTokens(List.of()));

    // when / then
    assertThatThrownBy(second::start)
        .hasMessageContaining("port " + runtime.server.port())
        .hasMessageContaining("phoenix.model-runtime.grpc.port");
  }
}
