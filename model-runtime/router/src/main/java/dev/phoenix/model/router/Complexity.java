package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatMessage;
import java.util.List;
import java.util.regex.Pattern;

/** How difficult a request is. */
public enum Complexity {
  /** A sentence or two to work on. */
  LOW,
  /** A page, or some demands at once. */
  MEDIUM,
  /** Many pages, a long conversation or many demands. */
  HIGH;

  private static final int A_PAGE = 2_000;
  private static final int MANY_PAGES = 12_000;
  private static final int LONG_CONVERSATION = 12;
  private static final int SOME_DEMANDS = 4;
  private static final int MANY_DEMANDS = 10;
  private static final Pattern DEMAND = Pattern.compile("\\?|(?m)^\\s*(?:[-*]|\\d+[.)])\\s|```");

  /**
   * Reads a name such as {@code high}.
   *
   * @throws IllegalArgumentException naming what exists
   */
  public static Complexity named(String name) {
    return Labels.read(Complexity.class, "complexity", name);
  }

  /**
   * A guess for requests that do not say, from what can be counted: {@link #HIGH} from 12,000
   * characters, 12 messages or 10 demands, {@link #MEDIUM} from 2,000 characters or 4 demands, else
   * {@link #LOW}. Demands are question marks, list items and code fences in the last message.
   */
  public static Complexity estimate(List<ChatMessage> messages) {
    long characters = messages.stream().mapToLong(message -> message.content().length()).sum();
    long demands = messages.isEmpty() ? 0 : demands(messages.getLast().content());
    if (characters >= MANY_PAGES
        || messages.size() >= LONG_CONVERSATION
        || demands >= MANY_DEMANDS) {
      return HIGH;
    }
    return characters >= A_PAGE || demands >= SOME_DEMANDS ? MEDIUM : LOW;
  }

  private static long demands(String content) {
    // no more is looked at than what makes a request difficult anyway
    var text = content.substring(0, Math.min(content.length(), MANY_PAGES));
    return DEMAND.matcher(text).results().limit(MANY_DEMANDS).count();
  }
}
