package dev.phoenix.workers.approval.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, as it stands in the variable {@code decision}.
 *
 * @param outcome {@code approved}, {@code rejected}, {@code expired} or {@code withdrawn}
 * @param comment what the person said; null without
 * @param text the text as the person left it; null where there is none
 * @param by who; null before it is looked up
 * @param via where: {@code tasklist}, {@code telegram}, {@code console}, {@code rules}, {@code
 *     caller}, {@code clock}
 * @param at when; null before it is recorded
 */
public record Decision(
    @Nullable String outcome,
    @Nullable String comment,
    @Nullable String text,
    @Nullable String by,
    @Nullable String via,
    @Nullable Instant at) {

  /** Approved. */
  public static final String APPROVED = "approved";

  /** Rejected. */
  public static final String REJECTED = "rejected";

  /** Whether it is a yes. */
  public boolean approved() {
    return APPROVED.equals(outcome);
  }
}
