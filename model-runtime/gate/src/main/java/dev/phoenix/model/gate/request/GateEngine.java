package dev.phoenix.model.gate.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a gate computes with. */
public enum GateEngine {
  /** The decoder on DJL and PyTorch: the weights that were learned on, in 32 bits. */
  DJL("djl"),
  /** llama.cpp: the files that would go live. */
  LLAMA_CPP("llama.cpp");

  private final String word;

  GateEngine(String word) {
    this.word = word;
  }

  /** As {@code gate.json} and {@code gate-result.json} say it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** The engine of a word. */
  @JsonCreator
  static GateEngine of(String word) {
    return Arrays.stream(values())
        .filter(engine -> engine.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("engine must be djl or llama.cpp, not " + word));
  }
}
