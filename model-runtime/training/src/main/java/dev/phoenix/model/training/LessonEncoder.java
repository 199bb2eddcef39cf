package dev.phoenix.model.training;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.training.corpus.Lesson;
import java.util.List;
import java.util.stream.IntStream;

/** Lessons as token ids. */
public final class LessonEncoder {

  private final Tokenizer tokenizer;

  public LessonEncoder(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** A lesson of which only the answer and its end are learned. */
  Example example(Lesson lesson) {
    var prompt = prompt(PromptFormat.prompt(lesson.assignment().brief(), lesson.corrections()));
    var answer =
        IntStream.concat(IntStream.of(tokenizer.encodeText(lesson.answer())), IntStream.of(end()))
            .toArray();
    return Example.of(prompt, answer);
  }

  /** The ids of a prompt, part by part, as the serving engine makes them. */
  public int[] prompt(List<PromptPart> parts) {
    return parts.stream()
        .flatMapToInt(
            part ->
                IntStream.of(
                    switch (part) {
                      case PromptPart.Control(String text) -> tokenizer.encode(text);
                      case PromptPart.Plain(String text) -> tokenizer.encodeText(text);
                    }))
        .toArray();
  }

  /** The token that ends an answer. */
  public int end() {
    return tokenizer.id(PromptFormat.END);
  }

  /** The text of an answer's ids. */
  public String text(int[] ids) {
    return tokenizer.decode(ids);
  }
}
