package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.e2e.Platform.Running;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request of a person's money, from the question to the books, decided in either place. */
@Order(6)
@ExtendWith(Platform.class)
class HumanRequestTest {

  @Test
  void shouldPayWhatAPersonApprovedAndCarriedOut(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var key = Briefs.requestId("hosting");
    var instance = payment(cluster, key);

    // when
    cluster.complete(
        cluster.task("decide-request", "why", "For " + key),
        Map.of("choice", "approved", "comment", "Fine."));
    cluster.complete(
        cluster.task("carry-out-by-hand", "title", "Hosting " + key),
        Map.of("carriedOut", "yes", "cost", "11.90", "reference", "bill 7"));

    // then
    cluster.ended(instance, "request-closed");
    var outcome = cluster.variable(instance, "outcome");
    assertThat(outcome.path("state").asText()).isEqualTo("FULFILLED");
    assertThat(outcome.at("/decision/comment").asText()).isEqualTo("Fine.");
    assertThat(outcome.at("/settlement/cost").asText()).isEqualTo("11.90");
    assertThat(cluster.incidents(instance)).isZero();
  }

  @Test
  void shouldPayWhatAPersonApprovedInTelegram(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var key = Briefs.requestId("domain");
    var instance = payment(cluster, key);
    var question = phoenix.chat().question("Hosting " + key);

    // when
    var answer = phoenix.chat().ask("/approve %s Go ahead.".formatted(Chat.number(question)));
    cluster.complete(
        cluster.task("carry-out-by-hand", "title", "Hosting " + key),
        Map.of("carriedOut", "yes", "cost", "12.50", "reference", "bill 8"));

    // then
    assertThat(answer).contains("approved").doesNotContain("already");
    cluster.ended(instance, "request-closed");
    var decision = cluster.variable(instance, "decision");
    assertThat(decision.path("outcome").asText()).isEqualTo("approved");
    assertThat(decision.path("via").asText()).isEqualTo("telegram");
    assertThat(decision.path("by").asText()).contains("7");
    assertThat(decision.path("comment").asText()).isEqualTo("Go ahead.");
    assertThat(cluster.incidents(instance)).isZero();
  }

  @Test
  void shouldTellTelegramWhatWasDecidedInTasklist(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var chat = phoenix.chat();
    var key = Briefs.requestId("server");
    var instance = payment(cluster, key);
    var question = chat.question("Hosting " + key);

    var task = cluster.task("decide-request", "why", "For " + key);
    cluster.assign(task, "demo");

    // when
    cluster.complete(task, Map.of("choice", "rejected", "comment", "Too expensive."));

    // then
    var over =
        chat.message(
            "says that it is over",
            m ->
                m.path("message_id").equals(question.path("message_id")) && !m.has("reply_markup"));
    assertThat(Chat.text(over)).contains("Rejected by demo", "Tasklist", "Too expensive.");
    assertThat(chat.ask("/approve " + Chat.number(question)))
        .contains("already decided", "rejected by demo");
    cluster.ended(instance, "request-closed");
    assertThat(cluster.variable(instance, "decision").path("outcome").asText())
        .isEqualTo("rejected");
  }

  private static String payment(Cluster cluster, String key) throws Exception {
    return cluster.start(
        "human-request",
        Map.of(
            "request",
            Map.of(
                "key",
                key,
                "type",
                "PAYMENT",
                "title",
                "Hosting " + key,
                "why",
                "For " + key,
                "amount",
                "12.50")));
  }
}
