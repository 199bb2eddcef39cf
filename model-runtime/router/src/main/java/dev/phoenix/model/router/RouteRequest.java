package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be answered, as far as it decides who answers.
 *
 * @param task the type of task, one of {@link RoutingRules#tasks}
 * @param complexity how difficult it is; null lets {@link Complexity#estimate} say
 * @param priority what matters most
 * @param model the only model that may answer, by its id; null for any
 * @param messages the conversation, possibly empty where only the choice is asked for
 */
public record RouteRequest(
    String task,
    @Nullable Complexity complexity,
    Priority priority,
    @Nullable String model,
    List<ChatMessage> messages) {

  public RouteRequest {
    messages = List.copyOf(messages);
  }

  long characters() {
    return messages.stream().mapToLong(message -> message.content().length()).sum();
  }

  /** Without the conversation: prompts stay out of logs. */
  @Override
  public String toString() {
    return "RouteRequest[%s, %s, %s, %s, %d messages]"
        .formatted(task, complexity, priority, model, messages.size());
  }
}
