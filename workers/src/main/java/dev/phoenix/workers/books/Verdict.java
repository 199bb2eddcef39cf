package dev.phoenix.workers.books;

/** Whether the books are as they were written. */
public sealed interface Verdict {

  /**
   * Every entry follows from the one before it.
   *
   * @param count of entries
   * @param head the last; keep it elsewhere, and {@link Verifier#verify(Head)} can tell later
   *     whether anything up to it was changed
   */
  record Intact(long count, Head head) implements Verdict {}

  /**
   * They were changed.
   *
   * @param sequence of the first entry that is not as it was, or is not there
   * @param reason what is wrong with it
   */
  record Broken(long sequence, String reason) implements Verdict {}
}
