package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatMessage.Role;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import dev.phoenix.model.api.text.PromptPart.Plain;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns of a fixed form: a mark with the role before, a mark after.
 *
 * @param opens what stands before the role
 * @param afterRole what stands between role and text
 * @param closes what stands after the text
 * @param roles how system, user and assistant are called, in this order; a first name of "" means
 *     that there is no such role, and the operator's text begins the first user's turn
 */
record TurnTemplate(String opens, String afterRole, String closes, List<String> roles)
    implements ChatTemplate {

  static final List<String> COMMON_ROLES = List.of("system", "user", "assistant");

  @Override
  public List<PromptPart> prompt(List<ChatMessage> messages) {
    List<PromptPart> parts = new ArrayList<>();
    for (ChatMessage message : roles.getFirst().isEmpty() ? Turns.merged(messages) : messages) {
      parts.add(new Control(opening(message.role())));
      parts.add(new Plain(message.content()));
      parts.add(new Control(closes));
    }
    parts.add(new Control(opening(Role.ASSISTANT)));
    return Turns.joined(parts);
  }

  private String opening(Role role) {
    return opens + roles.get(role.ordinal()) + afterRole;
  }
}
