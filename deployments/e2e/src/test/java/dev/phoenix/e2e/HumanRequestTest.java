package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.e2e.Platform.Running;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request of a person's money, from the question to the books. */
@Order(6)
@ExtendWith(Platform.class)
class HumanRequestTest {

  @Test
  void shouldPayWhatAPersonApprovedAndCarriedOut(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var key = Briefs.requestId("hosting");
    var instance =
        cluster.start(
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
}
