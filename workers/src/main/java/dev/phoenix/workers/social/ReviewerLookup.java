package dev.phoenix.workers.social;

import java.util.Optional;

/** Who completed a post's review; each line of the platform keeps it elsewhere. */
public interface ReviewerLookup {

  /** The id of the task in the flow "Content review". */
  String REVIEW_TASK = "review-text";

  /** The user name; empty if it is not known, or not known yet. Never throws. */
  Optional<String> reviewerOf(String requestId);

  /** Whether a later question may be answered. */
  default boolean mayKnowLater() {
    return true;
  }
}
