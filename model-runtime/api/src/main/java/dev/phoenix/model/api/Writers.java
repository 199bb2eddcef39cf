package dev.phoenix.model.api;

/** The names of writers. */
final class Writers {

  private Writers() {}

  /** What stands before the adapter. */
  static String model(String writer) {
    int adapter = writer.indexOf('@');
    return adapter < 0 ? writer : writer.substring(0, adapter);
  }
}
