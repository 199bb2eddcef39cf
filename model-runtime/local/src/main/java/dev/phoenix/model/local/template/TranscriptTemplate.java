package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import dev.phoenix.model.api.text.PromptPart.Plain;
import java.util.ArrayList;
import java.util.List;

/** A transcript in plain text, for models that were trained on no conversations. */
record TranscriptTemplate() implements ChatTemplate {

  private static final String USER = "User: ";
  private static final String ASSISTANT = "Assistant:";

  @Override
  public List<PromptPart> prompt(List<ChatMessage> messages) {
    List<PromptPart> parts = new ArrayList<>();
    for (ChatMessage message : messages) {
      String before =
          switch (message.role()) {
            case SYSTEM -> "";
            case USER -> USER;
            case ASSISTANT -> ASSISTANT + " ";
          };
      parts.add(new Plain(before + message.content() + "\n"));
    }
    parts.add(new Control(ASSISTANT));
    return List.copyOf(parts);
  }

  @Override
  public List<String> stops() {
    return List.of("\n" + USER.strip());
  }
}
