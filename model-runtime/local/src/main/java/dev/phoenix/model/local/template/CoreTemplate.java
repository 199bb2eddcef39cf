package dev.phoenix.model.local.template;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatMessage.Role;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import dev.phoenix.model.api.text.PromptPart.Plain;
import dev.phoenix.model.core.PromptFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The turns that phoenix-core was trained on: ChatML without line ends between turns, whose roles
 * are the brief, the post and the findings of its checks. The first thing that a user says is the
 * brief; one without a line like {@code topic: tea} is taken for the topic of a usual post. What is
 * said after a post is its findings. It was trained on no operator's words and could only take them
 * for part of the brief, so they are left out.
 */
record CoreTemplate() implements ChatTemplate {

  private static final String START = "<|im_start|>";
  private static final String END = "<|im_end|>";
  private static final int USUAL_LENGTH = 280;

  private static final Pattern SPANISH =
      Pattern.compile(
          "[ñ¿¡]|\\b(?:el|la|los|las|de|del|un|una|para|con|nuestr[oa]s?)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
    return written ? line(content) : PromptFormat.lines(usual(content));
  }

  /** All that the model has always seen in a brief; less of it leads nowhere. */
  private static Brief usual(String topic) {
    return new Brief(
        topic.replaceAll("\\s+", " ").strip(),
        "",
        SPANISH.matcher(topic).find() ? "es" : "en",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        USUAL_LENGTH);
  }

  private static String line(String content) {
    return content.endsWith("\n") ? content : content + "\n";
  }
}
