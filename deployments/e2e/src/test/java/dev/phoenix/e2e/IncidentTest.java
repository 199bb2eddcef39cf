package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.e2e.Platform.Running;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who looks into what is critical, over REST as Tasklist does it. */
@Order(5)
@ExtendWith(Platform.class)
class IncidentTest {

  @Test
  void shouldBeTakenByAPersonAndEndWhenItIsOver(Running phoenix) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var title = "Oven " + Briefs.requestId("incident");
    var incident =
        Map.of(
            "id",
            title,
            "key",
            "test:" + title,
            "severity",
            "CRITICAL",
            "title",
            title,
            "text",
            "It does not get warm.",
            "openedAt",
            "2026-11-22T03:30:00Z");
    publish(cluster, "incident-opened", "test:" + title, Map.of("incident", incident));
    var task = cluster.task("look-into-incident", "title", title);
    var instance = task.path("processInstanceKey").asText();

    // when
    cluster.complete(task, Map.of("note", "A fuse."));
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> cluster.elements(instance).contains("taken"));
    publish(cluster, "incident-closed", title, Map.of());

    // then
    var elements = cluster.ended(instance, "incident-over");
    assertThat(elements).contains("record-taken", "recovered").doesNotContain("over-meanwhile");
    assertThat(cluster.incidents(instance)).isZero();
  }

  private static void publish(
      Cluster cluster, String name, String correlationKey, Map<String, ?> variables)
      throws Exception {
    var message =
        Map.of(
            "name",
            name,
            "correlationKey",
            correlationKey,
            "timeToLive",
            60_000,
            "variables",
            variables);
    var answer = cluster.post("/v2/messages/publication", Cluster.JSON.writeValueAsString(message));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
