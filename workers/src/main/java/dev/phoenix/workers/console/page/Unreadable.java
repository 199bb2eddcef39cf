package dev.phoenix.workers.console.page;

/** What was asked for in an address cannot be read. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
