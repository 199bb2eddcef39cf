package dev.phoenix.workers.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectState;
import dev.phoenix.connector.commons.effect.Intent;
import dev.phoenix.workers.storage.TestDatabase;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of an engine's keys after a restore, by the in-memory engine. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class RestoredEngineTest {

  private static final Intent INTENT = new Intent("feed", "http://feed", "a".repeat(64));

  private final EffectLedger ledger =
      EffectLedger.open(TestDatabase.H2.empty(), Clock.systemUTC(), List.of());
  private ZeebeTestEngine zeebe;
  private CamundaClient client;

  @BeforeEach
  void connect() {
    client = client(zeebe.getGatewayAddress());
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("post").startEvent().endEvent().done(), "post.bpmn")
        .send()
        .join();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void shouldTellWhatBeganBeforeFromWhatIsNew() {
    // given
    long before = begin();
    ledger.raiseEpoch();

    // when
    new RestoredEngine(ledger, client, Duration.ofMinutes(1)).learn();
    long after = begin();

    // then
    assertThat(state(before)).isEqualTo(EffectState.UNKNOWN);
    assertThat(state(after)).isEqualTo(EffectState.INTENDED);
  }

  @Test
  void shouldAskNothingWithoutARestore() {
    // given
    try (var nobody = client("127.0.0.1:1")) {

      // when
      new RestoredEngine(ledger, nobody, Duration.ZERO).learn();
    }

    // then
    assertThat(state(begin())).isEqualTo(EffectState.INTENDED);
  }

  @Test
  void shouldNotLetTheWorkersStartBeforeTheEngineAnswers() {
    // given
    ledger.raiseEpoch();
    try (var nobody = client("127.0.0.1:1")) {
      var restored = new RestoredEngine(ledger, nobody, Duration.ZERO);

      // when / then
      assertThatThrownBy(restored::learn)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the engine must answer once");
      assertThat(ledger.awaitsEngine()).isTrue();
    }
  }

  private EffectState state(long instance) {
    return ledger.intend(ledger.key(instance, 0), INTENT).state();
  }

  private long begin() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("post")
        .latestVersion()
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static CamundaClient client(String address) {
    return CamundaClient.newClientBuilder()
        .grpcAddress(URI.create("http://" + address))
        .preferRestOverGrpc(false)
        .build();
  }
}
