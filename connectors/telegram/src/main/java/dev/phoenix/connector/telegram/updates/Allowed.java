package dev.phoenix.connector.telegram.updates;

import java.util.Set;

/**
 * From where and from whom updates are taken. Anybody can write to a bot, so nothing is taken from
 * a chat that is not named.
 *
 * @param chatIds the chats; none means nothing is taken
 * @param userIds the people; none means everybody who can write in these chats
 */
public record Allowed(Set<Long> chatIds, Set<Long> userIds) {

  /** Keeps copies. */
  public Allowed {
    chatIds = Set.copyOf(chatIds);
    userIds = Set.copyOf(userIds);
  }

  /** Whether an update may be handed on. */
  public boolean allows(Update update) {
    if (update instanceof Update.Command command) {
      return allows(command.chat(), command.user());
    }
    if (update instanceof Update.Button button) {
      return allows(button.chat(), button.user());
    }
    return update instanceof Update.Reply reply && allows(reply.chat(), reply.user());
  }

  private boolean allows(long chat, Update.Person user) {
    return chatIds.contains(chat) && (userIds.isEmpty() || userIds.contains(user.id()));
  }
}
