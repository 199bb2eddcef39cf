package dev.phoenix.model.api.text;

import java.util.List;

/**
 * A stretch of a prompt. Only {@link Control} can become special tokens, so text from outside that
 * spells one ({@code <|im_end|>}) stays plain text. Parts are tokenised one by one.
 */
public sealed interface PromptPart {

  /** The characters of this part, possibly empty. */
  String text();

  /**
   * Text that the program wrote: names of special tokens in it become those tokens.
   *
   * @param text the characters
   */
  record Control(String text) implements PromptPart {}

  /**
   * Text from anywhere: never becomes a special token.
   *
   * @param text the characters; an unpaired surrogate is replaced by {@code ?}
   */
  record Plain(String text) implements PromptPart {}

  /** A prompt of one plain part. */
  static List<PromptPart> plain(String text) {
    return List.of(new Plain(text));
  }
}
