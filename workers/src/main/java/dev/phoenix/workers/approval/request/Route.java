package dev.phoenix.workers.approval.request;

import java.time.Duration;

/**
 * What the decision table {@code request-route} says.
 *
 * @param way {@code automate}, {@code ask} or {@code digest}
 * @param candidateGroup who decides
 * @param remindAfter when the deciders are reminded
 * @param escalateAfter when the request passes to the escalation group
 * @param expireAfter when no answer is a no
 * @param reason for the way, as people read it
 */
record Route(
    String way,
    String candidateGroup,
    Duration remindAfter,
    Duration escalateAfter,
    Duration expireAfter,
    String reason) {

  /** Whether nobody is asked and nothing is done. */
  boolean digest() {
    return way.equals("digest");
  }
}
