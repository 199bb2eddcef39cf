package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.text.PromptPart;
import java.util.List;

/**
 * Writes a conversation as a prompt that ends where the model's answer begins. What people said is
 * always {@link PromptPart.Plain}, so it never becomes a special token.
 */
public interface ChatTemplate {

  /** The prompt. */
  List<PromptPart> prompt(List<ChatMessage> messages);

  /**
   * Texts that end an answer beside the model's own end token: marks that are plain text in this
   * family.
   */
  default List<String> stops() {
    return List.of();
  }
}
