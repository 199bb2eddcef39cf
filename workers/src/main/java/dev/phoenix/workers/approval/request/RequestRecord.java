package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is remembered.
 *
 * @param request with its id and number
 * @param processInstanceKey who made it
 * @param openedAt since when a person is asked; null if none is or was
 * @param remindAt when a reminder is due; null if none is or was asked, like the two that follow
 * @param dueAt when it passes to the escalation group
 * @param expiresAt when no answer is a no
 * @param reason why it is asked, as people read it; null before
 * @param decision null before it is made; never with a text
 * @param outcome what its caller was told; null before
 * @param closedAt likewise
 */
public record RequestRecord(
    HumanRequest request,
    long processInstanceKey,
    RequestState state,
    Instant madeAt,
    @Nullable Instant openedAt,
    @Nullable Instant remindAt,
    @Nullable Instant dueAt,
    @Nullable Instant expiresAt,
    @Nullable String reason,
    @Nullable Decision decision,
    @Nullable JsonNode outcome,
    @Nullable Instant closedAt) {

  /** What names it in messages. */
  public String id() {
    return JobInputs.id(request);
  }

  /** What names it for people. */
  public long number() {
    var number = request.number();
    if (number == null) {
      throw new IllegalStateException("A request that is remembered has a number");
    }
    return number;
  }
}
