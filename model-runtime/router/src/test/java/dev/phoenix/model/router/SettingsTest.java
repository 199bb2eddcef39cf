package dev.phoenix.model.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.router.breaker.BreakerSettings;
import dev.phoenix.model.router.budget.BudgetSettings;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.RemoteSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is configured wrongly is refused by its key, with what it may be. */
class SettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration AGES = Duration.ofDays(200_000);

  @ParameterizedTest
  @CsvSource({
    "0, PT1S, PT1M, tries must be 1 to 10; it is 0",
    "11, PT1S, PT1M, tries must be 1 to 10; it is 11",
    "3, PT0S, PT1M, backoff must be longer than zero and at most 1 hours",
    "3, PT2H, PT1M, backoff must be longer than zero and at most 1 hours",
    "3, PT1S, PT-1S, deadline must be longer than zero and at most 168 hours",
    "3, PT1S, P200000D, deadline must be longer than zero and at most 168 hours"
  })
  void shouldRefuseTheRouters(int tries, Duration backoff, Duration deadline, String message) {
    refused(
        () ->
            new RouterSettings(
                RoutingRules.USUAL,
                BreakerSettings.USUAL,
                BudgetSettings.NONE,
                tries,
                backoff,
                deadline),
        message);
  }

  @Test
  void shouldRefuseTheBreakers() {
    refused(() -> new BreakerSettings(0, SECOND), "breaker.failures must be 1 or more");
    refused(() -> new BreakerSettings(5, Duration.ZERO), "breaker.open must be longer than zero");
    refused(() -> new BreakerSettings(5, AGES), "breaker.open must be longer than zero");
  }

  @Test
  void shouldRefuseTheBudgets() {
    refused(() -> new BudgetSettings(-1, 0, 1, SECOND, 1), "budget.per-request must be 0 or more");
    refused(() -> new BudgetSettings(0, -1, 1, SECOND, 1), "budget.per-key must be 0 or more");
    refused(() -> new BudgetSettings(0, 0, 0, SECOND, 1), "budget.open-ended must be 1 or more");
    refused(() -> new BudgetSettings(0, 0, 1, AGES, 1), "budget.keep must be longer than zero");
    refused(() -> new BudgetSettings(0, 0, 1, SECOND, 0), "budget.most-keys must be 1 or more");
  }

  @Test
  void shouldRefuseLimits() {
    refused(() -> new Limits(Duration.ZERO, SECOND, SECOND, SECOND), "connect must be longer");
    refused(() -> new Limits(SECOND, AGES, SECOND, SECOND), "first-token must be longer");
    refused(() -> new Limits(SECOND, SECOND, AGES, SECOND), "patience must be longer");
    refused(() -> new Limits(SECOND, SECOND, SECOND, AGES), "total must be longer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "phoenix-core@brand-v1", "a\nb", ".hidden"})
  void shouldRefuseNamesOfModels(String id) {
    refused(
        () -> RemoteSettings.local(id, URI.create("http://localhost:1"), ""),
        "id must name the model");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://host, url must begin with",
    "localhost:11434, url must begin with",
    "http:/path, url must name a host",
    "http://user:word@host, url must name a host",
    "http://host/v1?key=word, url must end with its path",
    "http://host/v1#word, url must end with its path"
  })
  void shouldRefuseAddressesWithoutShowingThem(String url, String message) {
    assertThatThrownBy(() -> RemoteSettings.local("ollama", URI.create(url), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("word");
  }

  @Test
  void shouldReadNamesOfChoices() {
    assertThat(Group.named("coding")).isEqualTo(Group.CODING);
    assertThat(Priority.named(" Existing ")).isEqualTo(Priority.EXISTING);
    assertThat(Complexity.named("high")).isEqualTo(Complexity.HIGH);
    refused(
        () -> Group.named("clever\u001b[31m"),
        "There is no group 'clever?[31m'; there are [reasoning, coding, fast, complex]");
    refused(() -> Priority.named(""), "there are [fast, quality, existing]");
  }

  @Test
  void shouldPutRulesOfAnInstallationBeforeTheUsualOnes() {
    // given
    var legal = new Rule("legal", Set.of("contract"), Set.of(), Set.of(), List.of(Group.REASONING));

    // when
    var rules = RoutingRules.USUAL.with(Set.of("contract"), List.of(legal));

    // then
    assertThat(rules.rule("contract", Complexity.HIGH, Priority.FAST)).isEqualTo(legal);
    assertThat(rules.rule("code", Complexity.LOW, Priority.FAST).name()).isEqualTo("code");
  }

  @Test
  void shouldRefuseRules() {
    var legal = new Rule("legal", Set.of("contract"), Set.of(), Set.of(), List.of(Group.REASONING));
    refused(
        () -> RoutingRules.USUAL.with(Set.of(), List.of(legal)), "Rule 'legal' is for tasks [con");
    refused(
        () -> RoutingRules.USUAL.with(Set.of("contract"), List.of(legal, legal)),
        "Two rules are called 'legal'");
    refused(
        () -> new Rule("legal", Set.of(), Set.of(), Set.of(), List.of()),
        "Rule 'legal' names no group: add at least one of [reasoning, coding, fast, complex]");
    refused(
        () -> new Rule(" ", Set.of(), Set.of(), Set.of(), List.of(Group.FAST)),
        "A rule has no name");
  }

  @Test
  void shouldRefuseDeadlinesOfRequests() {
    var request =
        RoutedRequest.of(ChatRequest.of("Write", 1, Sampling.GREEDY), "chat", Priority.FAST);
    for (var deadline : List.of(Duration.ZERO, Duration.ofSeconds(-1), AGES)) {
      assertThatThrownBy(() -> request.withDeadline(deadline))
          .isInstanceOf(TextModelException.class)
          .hasMessageContaining("at most 7 days");
    }
  }

  private static void refused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
