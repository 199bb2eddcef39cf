package dev.phoenix.model.trainer.data;

import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.trainer.data.Sample.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Samples as token ids, as the model is served: the prompt's parts, the response, its end. */
final class SampleEncoder {

  private final Tokenizer tokenizer;
  private final int end;
  private final int maxTokens;
  private final List<String> special;

  /**
   * An encoder.
   *
   * @param end the token that the model ends an answer with
   * @param maxTokens longest example
   */
  SampleEncoder(Tokenizer tokenizer, int end, int maxTokens) {
    this.tokenizer = tokenizer;
    this.end = end;
    this.maxTokens = maxTokens;
    this.special =
        tokenizer.vocabulary().special().stream()
            .sorted()
            .map(tokenizer.vocabulary().tokens()::get)
            .toList();
  }

  /**
   * A sample as an example; empty if it is too long.
   *
   * @throws IllegalArgumentException if a prompt that is one text spells a special token: whether
   *     it is meant as one cannot be told
   */
  Optional<Example> encode(Sample sample) {
    int[] prompt =
        sample.prompt().stream().flatMapToInt(part -> Arrays.stream(encode(part))).toArray();
    int[] response =
        IntStream.concat(Arrays.stream(tokenizer.encodeText(sample.response())), IntStream.of(end))
            .toArray();
    return prompt.length + response.length > maxTokens
        ? Optional.empty()
        : Optional.of(Example.of(prompt, response).weighing(sample.weight()));
  }

  private int[] encode(Part part) {
    return switch (part.kind()) {
      case CONTROL -> tokenizer.encode(part.text());
      case PLAIN -> tokenizer.encodeText(part.text());
      case UNKNOWN -> {
        for (String token : special) {
          if (part.text().contains(token)) {
            throw new IllegalArgumentException(
                "its prompt holds '%s': give it in parts, {\"control\": ...} and {\"plain\": ...}"
                    .formatted(token));
          }
        }
        yield tokenizer.encodeText(part.text());
      }
    };
  }
}
