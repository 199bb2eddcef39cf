package dev.phoenix.workers.approval.request;

import static dev.phoenix.workers.job.JobInputException.required;

/** What the jobs of a claimed request rely on. */
final class JobInputs {

  private JobInputs() {}

  /** Its id. */
  static String id(HumanRequest request) {
    return required(request.id(), "request.id");
  }
}
