package dev.phoenix.workers.reviewer;

import java.util.Optional;

/** Tells who completed a review. */
@FunctionalInterface
public interface ReviewerLookup {

  /** The reviewer of a task that was completed without being assigned. */
  String UNASSIGNED = "unassigned";

  /**
   * The reviewer of the last completed task of a review. Never throws: what cannot be reached is
   * logged and counts as not found.
   *
   * @return empty if it is not to be found, perhaps not yet, for completed tasks are told with a
   *     lag
   */
  Optional<String> find(Review review);
}
