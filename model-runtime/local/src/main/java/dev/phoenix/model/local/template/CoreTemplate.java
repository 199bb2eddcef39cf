package dev.phoenix.model.local.template;

import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatMessage.Role;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import dev.phoenix.model.api.text.PromptPart.Plain;
import java.util.ArrayList;
import java.util.List;

/**
 * The turns that phoenix-core was trained on: ChatML without line ends between turns, whose roles
 * are the brief, the post and the findings of its checks. The first thing that a user says is the
 * brief; one without a line like {@code topic: tea} is taken for the topic. What is said after a
 * post is its findings. It was trained on no operator's words and could only take them for part of
 * the brief, so they are left out.
 */
record CoreTemplate() implements ChatTemplate {

  private static final String START = "<|im_start|>";
  private static final String END = "<|im_end|>";

  @Override
  public List<PromptPart> prompt(List<ChatMessage> messages) {
    List<PromptPart> parts = new ArrayList<>();
    boolean briefed = false;
    for (ChatMessage message : messages) {
      if (message.role() == Role.SYSTEM) {
        continue;
      }
      boolean user = message.role() == Role.USER;
      String role = !user ? "post" : briefed ? "findings" : "brief";
      String content =
          user && !briefed
              ? brief(message.content())
              : user ? line(message.content()) : message.content();
      briefed |= user;
      parts.add(new Control(START));
      parts.add(new Plain(role + "\n" + content));
      parts.add(new Control(END));
    }
    parts.add(new Control(START));
    parts.add(new Plain("post\n"));
    return Turns.joined(parts);
  }

  private static String brief(String content) {
    boolean written = content.lines().anyMatch(line -> line.matches("[a-z]{2,10}: .*"));
    return line(written ? content : "topic: " + content.replaceAll("\\s+", " ").strip());
  }

  private static String line(String content) {
    return content.endsWith("\n") ? content : content + "\n";
  }
}
