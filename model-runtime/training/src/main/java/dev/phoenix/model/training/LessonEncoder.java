package dev.phoenix.model.training;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.training.corpus.Lesson;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lessons as token ids. */
public final class LessonEncoder {

  private static final Pattern PIECE = Pattern.compile("\\p{Ll}{2,8}");

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

  /** The tokens that are a few small letters: what made-up words are put together from. */
  List<String> pieces() {
    return IntStream.range(0, tokenizer.size())
        .mapToObj(id -> tokenizer.decode(new int[] {id}).strip())
        .filter(text -> PIECE.matcher(text).matches())
        .distinct()
        .toList();
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
