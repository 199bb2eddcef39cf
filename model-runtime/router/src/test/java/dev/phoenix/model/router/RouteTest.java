package dev.phoenix.model.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.router.Route.Choice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who would answer, and why. */
class RouteTest {

  private static Servers servers;
  private static Router router;

  @BeforeAll
  static void start() {
    servers = new Servers();
    router =
        new Router(
            List.of(
                servers.model("thinker", Group.REASONING, false),
                servers.model("coder", Group.CODING, true),
                servers.model("quick", Group.FAST, false),
                servers.model("large", Group.COMPLEX, false),
                servers.absent("gone", Group.FAST, false, 0),
                servers.absent("tiny", Group.FAST, false, 8)),
            RouterSettings.USUAL,
            RouterMetrics.NONE);
  }

  @AfterAll
  static void stop() {
    router.close();
    servers.close();
  }

  @ParameterizedTest
  @CsvSource({
    "code, LOW, FAST, code, coder large thinker quick",
    "reason, LOW, FAST, reason, thinker large coder quick",
    "draft, HIGH, FAST, hurry, quick large coder thinker",
    "draft, HIGH, EXISTING, hard, coder large thinker quick",
    "chat, LOW, QUALITY, well, large thinker quick coder",
    "chat, LOW, EXISTING, any, coder quick large thinker"
  })
  void shouldOrderTheCandidatesByTheFirstRuleThatMatches(
      String task, Complexity complexity, Priority priority, String rule, String order) {
    // when
    var route = route(task, complexity, priority, null, "Write");

    // then
    assertThat(route.rule()).isEqualTo(rule);
    assertThat(route.estimated()).isFalse();
    assertThat(route.candidates()).extracting(Choice::model).containsExactly(order.split(" "));
  }

  @Test
  void shouldSayWhyEachIsWhereItIs() {
    // when
    var route = route("chat", null, Priority.EXISTING, null, "Write ".repeat(20));

    // then
    assertThat(route.complexity()).isEqualTo(Complexity.LOW);
    assertThat(route.estimated()).isTrue();
    assertThat(route.candidates().getFirst())
        .isEqualTo(new Choice("coder", "openai", "runs here already, group coding of rule any"));
    assertThat(route.leftOut())
        .containsExactly(
            new Choice("gone", "openai", "it is not there now: is it started, and has it a model?"),
            new Choice(
                "tiny", "openai", "its context of 8 tokens is too small for 120 characters"));
  }

  @Test
  void shouldNameAllModelsWhetherTheyAreThereOrNot() {
    assertThat(router.models())
        .containsExactly("thinker", "coder", "quick", "large", "gone", "tiny");
  }

  @Test
  void shouldTakeOnlyTheModelThatIsNamed() {
    // when
    var route = route("chat", null, Priority.FAST, "large", "Write");

    // then
    assertThat(route.rule()).isEqualTo("named");
    assertThat(route.candidates()).extracting(Choice::model).containsExactly("large");
    assertThat(route.leftOut()).hasSize(5);
  }

  @Test
  void shouldNameWhatExistsWhereSomethingDoesNot() {
    assertThatThrownBy(() -> route("chat", null, Priority.FAST, "gpt-9", "Write"))
        .isInstanceOf(TextModelException.class)
        .hasMessageContaining("thinker, coder, quick, large");
    assertThatThrownBy(() -> route("dance", null, Priority.FAST, null, "Write"))
        .isInstanceOf(TextModelException.class)
        .hasMessageContaining("summarise");
  }

  @Test
  void shouldRefuseTwoModelsOfOneName() {
    var same = servers.absent("large", Group.FAST, false, 0);
    assertThatThrownBy(
            () -> new Router(List.of(same, same), RouterSettings.USUAL, RouterMetrics.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseARuleForATaskThatDoesNotExist() {
    var rule = new Rule("odd", Set.of("dance"), Set.of(), Set.of(), List.of(Group.FAST));
    assertThatThrownBy(() -> new RoutingRules(Set.of("chat"), List.of(rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dance");
  }

  @ParameterizedTest
  @CsvSource({"5, LOW", "1999, LOW", "2000, MEDIUM", "12000, HIGH"})
  void shouldEstimateByLength(int characters, Complexity expected) {
    assertThat(Complexity.estimate(List.of(ChatMessage.user("x".repeat(characters)))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, LOW", "4, MEDIUM", "10, HIGH", "100000, HIGH"})
  void shouldEstimateByDemands(int items, Complexity expected) {
    var message = ChatMessage.user("Write:\n" + "- a\n".repeat(items));
    assertThat(Complexity.estimate(List.of(message))).isEqualTo(expected);
  }

  @Test
  void shouldKeepTheConversationOutOfLogs() {
    var request =
        new RouteRequest("chat", null, Priority.FAST, null, List.of(ChatMessage.user("secret")));
    assertThat(request.toString()).doesNotContain("secret");
  }

  private static Route route(
      String task,
      @Nullable Complexity complexity,
      Priority priority,
      @Nullable String model,
      String question) {
    return router.route(
        new RouteRequest(task, complexity, priority, model, List.of(ChatMessage.user(question))));
  }
}
