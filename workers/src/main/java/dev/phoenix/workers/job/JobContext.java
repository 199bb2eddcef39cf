package dev.phoenix.workers.job;

/**
 * What a task may know of its job besides its variables.
 *
 * @param jobKey the engine's key; keys repeat on a fresh engine
 * @param type the job type
 * @param processInstanceKey the instance that the job belongs to
 * @param retries what is left, this attempt included; 1 means that failing now is an incident
 */
public record JobContext(long jobKey, String type, long processInstanceKey, int retries) {

  /** Whether failing now leaves another try. */
  public boolean hasRetryLeft() {
    return retries > 1;
  }
}
