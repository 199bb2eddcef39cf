package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.brief.Briefs;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.job.JobOutcome.BusinessError;
import dev.phoenix.workers.job.Jobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateBriefTest {

  private final ValidateBrief task = new ValidateBrief();

  @Test
  void shouldCompleteWithTheNormalisedBrief() {
    // when
    var outcome = Jobs.run(task, "{\"brief\":" + Briefs.valid() + "}", 1, 3);

    // then
    assertThat(Jobs.completed(outcome).at("/brief/channel").asText()).isEqualTo("feed");
    assertThat(Jobs.completed(outcome).at("/brief/topic")).isEqualTo(Briefs.valid().get("topic"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"brief\":null}",
        "{\"brief\":\"text\"}",
        "{\"brief\":[]}",
        "{\"brief\":7}",
        "{\"brief\":{\"requestId\":{}}}"
      })
  void shouldThrowTheErrorWithEveryViolation(String variables) {
    // when
    var outcome = Jobs.run(task, variables, 1, 3);

    // then
    assertThat(outcome).isInstanceOf(BusinessError.class);
    var error = (BusinessError) outcome;
    assertThat(error.code()).isEqualTo("BRIEF_INVALID");
    var violations = JobJson.mapper().valueToTree(error.variables()).path("violations");
    assertThat(violations).isNotEmpty();
    assertThat(violations.get(0).path("path").isTextual()).isTrue();
    assertThat(violations.get(0).path("message").asText()).isNotBlank();
  }
}
