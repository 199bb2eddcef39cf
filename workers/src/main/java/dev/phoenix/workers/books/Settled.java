package dev.phoenix.workers.books;

/**
 * A real cost as it was booked.
 *
 * @param overrun how much more it is than what was held back for it; zero if it is not
 */
public record Settled(Entry entry, Money overrun) {}
