package dev.phoenix.model.llama.engine;

import java.util.concurrent.atomic.LongAdder;

/**
 * What happened since the model was loaded, in the words of {@link
 * dev.phoenix.model.api.text.TextModelStats}.
 */
record Counters(
    LongAdder requests,
    LongAdder promptTokens,
    LongAdder cachedTokens,
    LongAdder generatedTokens,
    LongAdder steps) {

  Counters() {
    this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
  }
}
