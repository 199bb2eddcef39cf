package dev.phoenix.model.bench.compare;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of all briefs.
 *
 * @param name what the user calls it
 * @param engine what runs it, such as {@code llama.cpp} or {@code ollama}
 * @param answers one a brief, in their order
 * @param memory what it takes; null where nobody tells
 */
record Result(String name, String engine, List<Answer> answers, @Nullable Memory memory) {

  /** How results are written and read between processes. */
  static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  Result {
    answers = List.copyOf(answers);
  }
}
