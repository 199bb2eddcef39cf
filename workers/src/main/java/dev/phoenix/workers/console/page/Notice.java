package dev.phoenix.workers.console.page;

/**
 * What came of a form.
 *
 * @param kind {@code good}, {@code other} (it is otherwise than whoever sent it knew) or {@code
 *     bad}
 */
record Notice(String kind, String text) {

  static Notice good(String text) {
    return new Notice("good", text);
  }

  static Notice other(String text) {
    return new Notice("other", text);
  }

  static Notice bad(String text) {
    return new Notice("bad", text);
  }
}
