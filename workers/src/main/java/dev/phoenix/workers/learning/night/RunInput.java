package dev.phoenix.workers.learning.night;

import static dev.phoenix.workers.job.JobInputException.required;

/** The run that a job is of. */
record RunInput(String runId) {
  RunInput {
    required(runId, "runId");
  }
}
