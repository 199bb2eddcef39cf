package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatMessage.Role;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import java.util.ArrayList;
import java.util.List;

/** What the families share in writing turns. */
final class Turns {

  private Turns() {}

  /** The operator's words put before the user's next, for models without a role for them. */
  static List<ChatMessage> merged(List<ChatMessage> messages) {
    List<ChatMessage> turns = new ArrayList<>();
    StringBuilder system = new StringBuilder();
    for (ChatMessage message : messages) {
      if (message.role() == Role.SYSTEM) {
        system.append(message.content()).append(message.content().isEmpty() ? "" : "\n\n");
      } else if (message.role() == Role.USER) {
        turns.add(ChatMessage.user(system + message.content()));
        system.setLength(0);
      } else {
        turns.add(message);
      }
    }
    return turns;
  }

  /** The same prompt with marks that stand side by side made one part. */
  static List<PromptPart> joined(List<PromptPart> parts) {
    List<PromptPart> joined = new ArrayList<>();
    for (PromptPart part : parts) {
      if (part instanceof Control next
          && !joined.isEmpty()
          && joined.getLast() instanceof Control last) {
        joined.set(joined.size() - 1, new Control(last.text() + next.text()));
      } else {
        joined.add(part);
      }
    }
    return List.copyOf(joined);
  }
}
