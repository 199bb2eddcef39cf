package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.updates.Update;
import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.schema.TextRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a command says. */
sealed interface Saying {

  /** The longest comment. */
  int COMMENT_LIMIT = 1000;

  /** A yes or no; the comment is null without. */
  record Decide(long number, String outcome, @Nullable String comment) implements Saying {}

  /** All of a request. */
  record Show(long number) implements Saying {}

  /** What waits. */
  record Pending() implements Saying {}

  /** What is left this month. */
  record Budget() implements Saying {}

  /** What can be said. */
  record Help() implements Saying {}

  /** A command that needs a request's number and has none. */
  record NumberMissing(String command) implements Saying {}

  /** A comment that cannot be taken. */
  record Unusable() implements Saying {}

  /** None of these. */
  record Unknown() implements Saying {}

  /** Reads a command. It never throws. */
  static Saying of(Update.Command command) {
    return switch (command.name()) {
      case "approve" -> decide(command, Decision.APPROVED);
      case "reject" -> decide(command, Decision.REJECTED);
      case "show" -> show(command);
      case "pending" -> new Pending();
      case "budget" -> new Budget();
      case "help", "start" -> new Help();
      default -> new Unknown();
    };
  }

  /** Whether a text of a person can be handed on. */
  static boolean usable(String text, int limit) {
    return text.length() <= limit && TextRules.problem(text, true) == null;
  }

  private static Saying decide(Update.Command command, String outcome) {
    var words = Words.NUMBERED.matcher(command.arguments());
    if (!words.matches()) {
      return new NumberMissing(command.name());
    }
    var comment = words.group(2);
    if (comment != null && !usable(comment, COMMENT_LIMIT)) {
      return new Unusable();
    }
    return new Decide(Long.parseLong(words.group(1)), outcome, comment);
  }

  private static Saying show(Update.Command command) {
    var words = Words.NUMBERED.matcher(command.arguments());
    return words.matches() && words.group(2) == null
        ? new Show(Long.parseLong(words.group(1)))
        : new NumberMissing(command.name());
  }

  /** How arguments look. */
  final class Words {

    private static final Pattern NUMBERED =
        Pattern.compile("#?([0-9]{1,18})(?:\\s+(.+))?", Pattern.DOTALL);

    private Words() {}
  }
}
