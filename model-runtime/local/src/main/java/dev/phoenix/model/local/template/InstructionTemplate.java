package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import dev.phoenix.model.api.text.PromptPart.Plain;
import java.util.ArrayList;
import java.util.List;

/**
 * Instructions in brackets, as Llama 2 and Mistral have them. Where {@code [INST]} is no special
 * token of a model but plain text, a user who writes it cannot be told from the template.
 *
 * @param systemOpens what stands before the operator's text, inside of the instruction
 * @param systemCloses what stands after it
 * @param between what stands between an answer's end token and the next instruction
 * @param space what stands inside of the brackets; nothing where the tokenizer puts a space itself
 */
record InstructionTemplate(String systemOpens, String systemCloses, String between, String space)
    implements ChatTemplate {

  @Override
  public List<PromptPart> prompt(List<ChatMessage> messages) {
    List<PromptPart> parts = new ArrayList<>();
    StringBuilder system = new StringBuilder();
    boolean answered = false;
    for (ChatMessage message : messages) {
      switch (message.role()) {
        case SYSTEM -> system.append(system.isEmpty() ? "" : "\n\n").append(message.content());
        case USER -> {
          parts.add(new Control((answered ? between : "") + "[INST]" + space));
          if (!system.isEmpty()) {
            parts.add(new Control(systemOpens));
            parts.add(new Plain(system.toString()));
            parts.add(new Control(systemCloses));
            system.setLength(0);
          }
          parts.add(new Plain(message.content()));
          parts.add(new Control(" [/INST]"));
          answered = false;
        }
        case ASSISTANT -> {
          parts.add(new Plain(space + message.content()));
          parts.add(new Control("</s>"));
          answered = true;
        }
      }
    }
    return Turns.joined(parts);
  }
}
