package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.e2e.Platform.Running;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person's say in a night, given over REST as Tasklist gives it. */
@Order(5)
@ExtendWith(Platform.class)
class ApproveAdapterTest {

  @Test
  void shouldEndTheNightWhereAPersonRefusesItsAdapter(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var night = Briefs.requestId("night");
    var instance = cluster.start(Nights.waitingForApproval(night));
    var task = cluster.task("approve-adapter", "runId", night);

    // when
    cluster.complete(task, Map.of("decision", "rejected", "comment", "Too salesy"));

    // then
    cluster.ended(instance, "not-approved");
    assertThat(cluster.variable(instance, "night").path("outcome").asText())
        .isEqualTo("not-approved");
    assertThat(cluster.incidents(instance)).isZero();
  }
}
