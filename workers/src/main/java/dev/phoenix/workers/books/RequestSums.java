package dev.phoenix.workers.books;

/**
 * What one request cost and brought in.
 *
 * @param sums of its entries on one account
 */
public record RequestSums(String requestId, AccountSums sums) {}
