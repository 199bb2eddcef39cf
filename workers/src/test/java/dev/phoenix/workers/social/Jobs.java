package dev.phoenix.workers.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;

/** Runs tasks as the wrapper does. */
final class Jobs {

  private Jobs() {}

  static <I extends Record> JobOutcome run(
      JobTask<I> task, String variables, long processInstanceKey, int retries) {
    try {
      return task.run(
          JobJson.mapper().readValue(variables, task.input()),
          new JobContext(1, task.type(), processInstanceKey, retries));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode completed(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return JobJson.mapper().valueToTree(((JobOutcome.Completed) outcome).variables());
  }
}
