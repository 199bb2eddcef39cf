package dev.phoenix.model.trainer.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a data file: {@code {"prompt": ..., "response": "...", "weight": 1}}.
 *
 * @param prompt what is read, part by part
 * @param response what is learned; only text, never special tokens
 * @param weight how many tokens each of its tokens counts as
 */
record Sample(List<Part> prompt, String response, double weight) {

  /**
   * A piece of a prompt.
   *
   * @param text of the piece
   * @param kind whether special tokens are recognised in it
   */
  record Part(String text, Kind kind) {}

  /** Who wrote a piece. */
  enum Kind {
    /** A template: its special tokens are special. */
    CONTROL,
    /** People: what looks like a special token is only text. */
    PLAIN,
    /** Nobody said: it must not hold what looks like a special token. */
    UNKNOWN
  }

  Sample {
    prompt = List.copyOf(prompt);
  }

  /** The prompt as one text, by which samples of the same prompt are told. */
  String key() {
    return prompt.stream().map(Part::text).collect(Collectors.joining());
  }
}
