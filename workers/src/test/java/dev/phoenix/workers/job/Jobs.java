package dev.phoenix.workers.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** Runs tasks as the wrapper does. */
public final class Jobs {

  private Jobs() {}

  /** Runs a task for a job of key 1. */
  public static <I extends Record> JobOutcome run(
      JobTask<I> task, String variables, long processInstanceKey, int retries) {
    try {
      return task.run(
          JobJson.mapper().readValue(variables, task.input()),
          new JobContext(1, task.type(), processInstanceKey, retries));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The result variables of a job that was completed. */
  public static JsonNode completed(JobOutcome outcome) {
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    return JobJson.mapper().valueToTree(((JobOutcome.Completed) outcome).variables());
  }
}
