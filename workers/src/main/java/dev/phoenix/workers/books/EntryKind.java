package dev.phoenix.workers.books;

/** What an entry says of a request. */
public enum EntryKind {
  /** What was asked for; changes no balance. */
  REQUEST("zero or more"),
  /** Approved, and held back until it is used or not. */
  RESERVATION("zero or more"),
  /** A reservation that is not used. */
  RELEASE("zero or more"),
  /** The real cost; ends its reservation. */
  SETTLEMENT("zero or more"),
  /** A part of a settled cost that came back. */
  REFUND("more than zero"),
  /** What the request brought in. */
  RETURN("zero or more"),
  /** A signed amount, added to that of the entry it names. */
  CORRECTION("more or less than zero");

  private final String amounts;

  EntryKind(String amounts) {
    this.amounts = amounts;
  }

  /**
   * Refuses an amount that makes no sense.
   *
   * @throws BooksException saying which do
   */
  void check(Money money) {
    boolean fits =
        switch (this) {
          case REQUEST, RESERVATION, RELEASE, SETTLEMENT, RETURN -> money.signum() >= 0;
          case REFUND -> money.signum() > 0;
          case CORRECTION -> money.signum() != 0;
        };
    if (!fits) {
      throw new BooksException("The amount of a %s must be %s".formatted(this, amounts));
    }
    if (!money.isBookable()) {
      throw new BooksException(
          "The amount of a %s is too large: give one up to %s"
              .formatted(this, Money.MOST.toPlainString()));
    }
  }
}
