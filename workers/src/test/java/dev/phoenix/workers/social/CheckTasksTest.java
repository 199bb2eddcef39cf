package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.CheckText;
import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.model.ScriptedRuntime;
import dev.phoenix.workers.policy.CheckInput;
import dev.phoenix.workers.policy.PolicyCheck;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CheckTasksTest {

  @AutoClose private final ScriptedRuntime runtime = new ScriptedRuntime();

  private final PolicyCheck policy = new PolicyCheck(runtime.client());

  @Test
  void shouldAnswerWithTheCheckersFindingsAndScore() {
    for (JobTask<CheckInput> task : List.of(new CheckDraft(policy), new CheckText(policy))) {
      // when
      var checked =
          Jobs.completed(
              Jobs.run(task, "{\"brief\":" + Briefs.valid() + ",\"text\":\"Sale!\"}", 1, 3));

      // then
      assertThat(checked.toString())
          .isEqualTo(
              "{\"score\":0.9,\"findings\":[{\"code\":\"REPETITION\",\"severity\":\"WARNING\","
                  + "\"message\":\"\\\"sale\\\" appears three times.\",\"term\":\"\"}]}");
      assertThat(runtime.checked().getText()).isEqualTo("Sale!");
    }
  }

  @Test
  void shouldCheckATextThatAReviewerEmptied() {
    // when
    Jobs.run(new CheckText(policy), "{\"brief\":" + Briefs.valid() + ",\"text\":null}", 1, 3);

    // then
    assertThat(runtime.checked().getText()).isEmpty();
  }

  @Test
  void shouldCheckTheBeginningOfAMegabyte() {
    // given
    var text = "😀".repeat(500_000);

    // when
    Jobs.run(
        new CheckText(policy),
        "{\"brief\":" + Briefs.valid() + ",\"text\":\"" + text + "\"}",
        1,
        3);

    // then: longer than any post may be, and whole code points
    assertThat(runtime.checked().getText()).isEqualTo("😀".repeat(20_000));
  }
}
