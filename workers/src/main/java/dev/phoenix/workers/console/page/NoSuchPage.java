package dev.phoenix.workers.console.page;

/** There is no such page, or nothing of that name to show on it. */
final class NoSuchPage extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
