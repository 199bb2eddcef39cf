package dev.phoenix.connector.telegram;

import java.util.function.Supplier;

/** Asks a value class whether it takes an input, for Bean Validation. */
final class Checks {

  private Checks() {}

  static boolean passes(Supplier<?> value) {
    try {
      return value.get() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
