package dev.phoenix.model.bench.compare;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.core.PromptFormat;
import java.util.List;

/**
 * What every model is asked: instructions that stand apart, then the brief, one field a line, which
 * is also the form that phoenix-core knows.
 */
final class Prompts {

  /** Room for the longest post and a word before it; models that go on and on are cut here. */
  private static final int MOST_TOKENS = 300;

  private static final double TEMPERATURE = 0.4;

  /** Wording that must not come back in a post. */
  static final String INSTRUCTIONS =
      """
      You write social media posts for a small team. The user's message is a brief, one field a line:
      language (en is English, es is Spanish), tone, topic, for (the readers), say (a point to make),
      mention (to be written word for word), never (words that must not be written), tags (hashtags for the
      end of the post), max (the most characters that the post may have), room (ignore it).
      Answer with the text of the post and nothing else: no title, no quotation marks, no explanation, no link,
      no placeholder.
      """;

  private Prompts() {}

  /**
   * The request for a brief.
   *
   * @param seed what the answer is sampled from, where a model takes one
   */
  static ChatRequest of(Brief brief, long seed) {
    return new ChatRequest(
        List.of(
            ChatMessage.system(INSTRUCTIONS), ChatMessage.user(PromptFormat.lines(brief).strip())),
        MOST_TOKENS,
        Sampling.at(TEMPERATURE, seed),
        List.of(),
        null);
  }
}
