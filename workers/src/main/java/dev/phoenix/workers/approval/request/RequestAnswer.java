package dev.phoenix.workers.approval.request;

/** What became of a decision that was brought from elsewhere than Tasklist. */
public sealed interface RequestAnswer {

  /** The engine took it, and no other. */
  record Taken() implements RequestAnswer {}

  /**
   * The engine no longer waits: it was decided before, perhaps by this very decision when its
   * answer was lost.
   *
   * @param record with the decision that counts
   */
  record Already(RequestRecord record) implements RequestAnswer {}

  /**
   * No person is asked, or none is yet.
   *
   * @param record as it stands, without a decision by a person
   */
  record NotWaiting(RequestRecord record) implements RequestAnswer {}

  /** There is no such request here. */
  record NoSuchRequest() implements RequestAnswer {}

  /**
   * The engine could not be asked. It may have taken the decision: bring it again.
   *
   * @param why for the log
   */
  record NoAnswer(String why) implements RequestAnswer {}
}
