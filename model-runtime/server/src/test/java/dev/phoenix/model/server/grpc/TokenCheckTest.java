package dev.phoenix.model.server.grpc;

import static dev.phoenix.model.server.grpc.LocalRuntime.BRIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.Health;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.model.api.ModelRuntimeException.Reason;
import dev.phoenix.model.api.Prompt;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A runtime that wants a token. */
class TokenCheckTest {

  private static final String FIRST = "the-first-token-of-it";
  private static final String SECOND = "the-second-token-of-it";

  private final LocalRuntime runtime = new LocalRuntime(List.of(FIRST, SECOND));

  TokenCheckTest() {
    runtime.model.go.countDown();
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {FIRST, SECOND})
  void shouldLetInWhoSendsOneOfTheTokens(String token) {
    try (var client = client(token)) {
      // when / then
      assertThat(client.check(BRIEF, "Acme sells autumn bread #Bread").findings()).isEmpty();
      assertThat(client.draft(BRIEF, List.of(), "").text()).contains("Acme");
      assertThat(client.generate(new Prompt("Hi", "", "", 8, 0, 0), text -> {}).text())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "the-first-token-of-i", "the-first-token-of-it!", "THE-FIRST-TOKEN"})
  void shouldRefuseEveryCallOfAnybodyElse(@Nullable String token) {
    try (var client = client(token)) {
      // when / then
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> client.check(BRIEF, "text"),
              () -> client.draft(BRIEF, List.of(), ""),
              () -> client.generate(new Prompt("Hi", "", "", 8, 0, 0), text -> {}))) {
        assertThatThrownBy(call)
            .isInstanceOfSatisfying(
                ModelRuntimeException.class,
                e -> {
                  assertThat(e.reason()).isEqualTo(Reason.UNAUTHENTICATED);
                  assertThat(e.isRetryable()).isFalse();
                })
            .hasMessageContaining("phoenix.model-runtime.access.tokens")
            .hasMessageNotContaining(FIRST);
      }
    }
    assertThat(runtime.model.asked).hasValue(0);
  }

  @Test
  void shouldTellItsHealthToAnybody() {
    try (var client = client(null)) {
      assertThat(client.health()).isEqualTo(Health.SERVING);
    }
  }

  private ModelRuntimeClient client(@Nullable String token) {
    return ModelRuntimeClient.connect(
        "127.0.0.1", runtime.server.port(), Duration.ofMinutes(2), token);
  }
}
