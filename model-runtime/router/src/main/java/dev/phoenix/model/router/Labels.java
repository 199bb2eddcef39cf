package dev.phoenix.model.router;

import java.util.Arrays;
import java.util.Locale;

/** Names of choices as configuration and requests write them: in small letters. */
final class Labels {

  private static final int LONGEST_SHOWN = 40;

  private Labels() {}

  static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name.
   *
   * @param what what it is the name of, for the message
   * @throws IllegalArgumentException naming what exists
   */
  static <E extends Enum<E>> E read(Class<E> type, String what, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> of(choice).equals(label.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no %s '%s'; there are %s"
                        .formatted(
                            what,
                            shown(label),
                            Arrays.stream(type.getEnumConstants()).map(Labels::of).toList())));
  }

  /** What came from outside, fit for a message. */
  static String shown(String text) {
    var cut = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return cut.replaceAll("[^\\p{Graph} ]", "?");
  }
}
