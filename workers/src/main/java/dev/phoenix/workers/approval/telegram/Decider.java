package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.updates.Update;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who decided, as it is recorded: {@code telegram:7 (Ana Ruiz)}. The number is who it is; the name
 * is whatever that person calls themselves.
 */
final class Decider {

  /** The place, as it is recorded. */
  static final String VIA = "telegram";

  private static final int NAME_LIMIT = 60;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]+");
  private static final Pattern NAMED = Pattern.compile("telegram:\\d+ \\((.+)\\)");

  private Decider() {}

  /** As it is recorded. */
  static String of(Update.Person person) {
    var name = UNSEEN.matcher(person.name()).replaceAll(" ").strip();
    var number = VIA + ":" + person.id();
    return name.isEmpty() ? number : number + " (" + shortened(name) + ")";
  }

  /** Whether what is recorded names this person. */
  static boolean is(@Nullable String recorded, long userId) {
    var number = VIA + ":" + userId;
    return recorded != null && (recorded.equals(number) || recorded.startsWith(number + " ("));
  }

  /** What people know the recorded one by. */
  static String shown(String recorded) {
    var named = NAMED.matcher(recorded);
    return named.matches() ? named.group(1) : recorded;
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= NAME_LIMIT
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_LIMIT)).strip();
  }
}
