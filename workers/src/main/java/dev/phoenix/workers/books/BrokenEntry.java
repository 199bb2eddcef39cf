package dev.phoenix.workers.books;

/** A row that holds what no entry has: somebody changed it. */
final class BrokenEntry extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long sequence;

  BrokenEntry(long sequence, RuntimeException cause) {
    super(
        "Entry %d cannot be read, so the books were changed: %s"
            .formatted(sequence, cause.getMessage()),
        cause);
    this.sequence = sequence;
  }

  long sequence() {
    return sequence;
  }
}
