package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.JobOutcome.Fault;
import dev.phoenix.workers.job.JobOutcome.PassingTrouble;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.model.ScriptedRuntime;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init")
class DraftPostTest {

  private ScriptedRuntime runtime;
  private DraftPost task;

  @BeforeEach
  void start() {
    runtime = new ScriptedRuntime();
    task = new DraftPost(runtime.client());
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  @Test
  void shouldCompleteWithTheDraftAsTheFlowKnowsIt() {
    // when
    var draft = Jobs.completed(Jobs.run(task, variables(""), 1, 3)).path("draft");

    // then
    assertThat(draft.path("text").asText()).isEqualTo("Sale!");
    assertThat(draft.path("writer").asText()).isEqualTo("template");
    assertThat(draft.path("score").asDouble()).isEqualTo(0.9);
    assertThat(draft.at("/findings/0/severity").asText()).isEqualTo("WARNING");
    assertThat(draft.at("/iterations/0/number").asInt()).isEqualTo(1);
    assertThat(draft.path("summary").asText()).isNotBlank();
    assertThat(draft.path("fallbackUsed").isBoolean()).isTrue();
    var asked = runtime.drafted();
    assertThat(asked.getBrief().getMustMentionList()).containsExactly("Rad & Tat");
    assertThat(asked.getPreviousText()).isEmpty();
    assertThat(asked.getEvidenceList()).isEmpty();
  }

  @Test
  void shouldHandOnTheLastDraftAndWhatPeopleSaidOfIt() {
    // given
    var more =
        """
        ,"evidence":["too long",null," ","say what it costs"],"draft":{"text":"Old","score":0.4}
        """;

    // when
    Jobs.run(task, variables(more), 1, 3);

    // then
    var asked = runtime.drafted();
    assertThat(asked.getEvidenceList()).containsExactly("too long", "say what it costs");
    assertThat(asked.getPreviousText()).isEqualTo("Old");
  }

  @Test
  void shouldShortenHugeComments() {
    // given
    var comments = ("\"" + "😀".repeat(300_000) + "\",").repeat(3) + "\"last\"";

    // when
    Jobs.run(task, variables(",\"evidence\":[" + comments + "]"), 1, 3);

    // then
    var asked = runtime.drafted();
    assertThat(asked.getEvidenceList()).hasSize(4);
    assertThat(asked.getEvidence(0).codePointCount(0, asked.getEvidence(0).length()))
        .isEqualTo(2_000);
    assertThat(asked.getEvidence(3)).isEqualTo("last");
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "CANCELLED"})
  void shouldTryAgainWhenTheRuntimeIsInTrouble(Status.Code code) {
    // given
    runtime.failNext(code.toStatus().withDescription("the queue is full"));

    // when
    var outcome = Jobs.run(task, variables(""), 1, 3);

    // then
    assertThat(outcome).isInstanceOf(PassingTrouble.class);
    assertThat(((PassingTrouble) outcome).backoff()).isPositive();
  }

  @Test
  void shouldBeAFaultWhenTheRequestIsRefused() {
    // given
    runtime.failNext(Status.INVALID_ARGUMENT.withDescription("brief.tone: at most 50 characters"));

    // when
    var outcome = Jobs.run(task, variables(""), 1, 3);

    // then
    assertThat(outcome).isInstanceOf(Fault.class);
    assertThat(((Fault) outcome).message()).contains("brief.tone", "resolve this incident");
  }

  @Test
  void shouldTryAgainWhenNothingAnswers() throws IOException {
    // given
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (var nobody = ModelRuntimeClient.connect("127.0.0.1", free, Duration.ofSeconds(5))) {
      // when
      var outcome = Jobs.run(new DraftPost(nobody), variables(""), 1, 3);

      // then
      assertThat(outcome).isInstanceOf(PassingTrouble.class);
      assertThat(((PassingTrouble) outcome).message())
          .contains("127.0.0.1:" + free, "look at the model runtime's log");
    }
  }

  private static String variables(String more) {
    return "{\"brief\":" + Briefs.valid() + more + "}";
  }
}
