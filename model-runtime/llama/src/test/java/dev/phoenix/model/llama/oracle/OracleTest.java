package dev.phoenix.model.llama.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.generate.GenerationOptions;
import dev.phoenix.model.decoder.generate.Generator;
import dev.phoenix.model.decoder.gguf.GgufExport;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.llama.binding.NativeAdapter;
import dev.phoenix.model.llama.binding.NativeModel;
import dev.phoenix.model.llama.testmodel.BareLoop;
import dev.phoenix.model.llama.testmodel.Natives;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same weights in the decoder and in llama.cpp; keys and values in single precision. */
class OracleTest {

  private static final String PROMPT = "the gardeners bake bread, and";
  private static final int STEPS = 128;

  /** Both round; a choice must be clearer than that to be the same everywhere. */
  private static final double CLEAR = 5e-4;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "8, true",
    "4, true",
    "2, true",
    "1, true",
    "8, false",
    "4, false",
    "2, false",
    "1, false"
  })
  void shouldComputeTheSameLogits(int keyValueHeads, boolean tied) throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(keyValueHeads, tied, 3);
        NativeModel model = export(decoder, GgufType.F32);
        BareLoop loop = new BareLoop(model, 1, true)) {
      int[] tokens = randomTokens(model.shape().vocabulary());
      // when
      float[][] expected = logits(decoder, tokens);
      float[][] actual = loop.allLogits(tokens);
      // then
      for (int i = 0; i < tokens.length; i++) {
        assertThat(difference(actual[i], expected[i])).as("position %d", i).isLessThan(1e-4);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8, true",
    "4, true",
    "2, true",
    "1, true",
    "8, false",
    "4, false",
    "2, false",
    "1, false"
  })
  void shouldGenerateTheSameTokens(int keyValueHeads, boolean tied) throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(keyValueHeads, tied, 5);
        NativeModel model = export(decoder, GgufType.F32);
        BareLoop loop = new BareLoop(model, 1, true)) {
      int[] prompt = RandomModels.TOKENIZER.encodeText(PROMPT);
      assertThat(model.vocabulary().tokenize(PROMPT, false)).isEqualTo(prompt);
      // when
      int[] actual = loop.generate(prompt, STEPS);
      // then
      assertThat(actual).isEqualTo(generate(decoder, prompt));
      assertThat(loop.margin()).as("a clear choice at every step").isGreaterThan(CLEAR);
      assertThat(Arrays.stream(actual).distinct().count()).isGreaterThan(16);
    }
  }

  @ParameterizedTest
  @CsvSource({"F16, 0.9", "Q8_0, 0.7"})
  void shouldMostlyChooseTheSameTokensInFewerBits(GgufType type, double least) throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(4, false, 7);
        NativeModel model = export(decoder, type);
        BareLoop loop = new BareLoop(model, 1, false)) {
      int[] tokens = randomTokens(model.shape().vocabulary());
      // when
      float[][] expected = logits(decoder, tokens);
      float[][] actual = loop.allLogits(tokens);
      int same = 0;
      double most = 0;
      for (int i = 0; i < tokens.length; i++) {
        same += likeliest(actual[i]) == likeliest(expected[i]) ? 1 : 0;
        most = Math.max(most, difference(actual[i], expected[i]));
      }
      // then
      System.out.printf(
          "%s: the same likeliest token at %d of %d positions, logits differ by %.2g at most%n",
          type, same, tokens.length, most);
      assertThat(same / (double) tokens.length).isGreaterThanOrEqualTo(least);
    }
  }

  @Test
  void shouldGenerateTheSameTokensWithAnAdapterAppliedOrMerged() throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(2, true, 11)) {
      LoraAdapter adapter = RandomModels.adapter(decoder, 2);
      Path adapterFile = folder.resolve("adapter.gguf");
      GgufExport.adapter(decoder, adapter, adapterFile);
      int[] prompt = RandomModels.TOKENIZER.encodeText(PROMPT);
      int[] plain = generate(decoder, prompt);
      decoder.adjust(adapter);
      int[] expected = generate(decoder, prompt);
      decoder.adjust(null);
      assertThat(expected).isNotEqualTo(plain);
      // when
      int[] applied;
      try (NativeModel model = export(decoder, GgufType.F32);
          BareLoop loop = new BareLoop(model, 1, true)) {
        NativeAdapter.check(model, adapterFile);
        try (NativeAdapter loaded = NativeAdapter.load(model, adapterFile)) {
          loop.apply(loaded);
          applied = loop.generate(prompt, STEPS);
          assertThat(loop.margin()).isGreaterThan(CLEAR);
          loop.applyNone();
        }
      }
      adapter.mergeInto(decoder);
      int[] merged;
      try (NativeModel model = export(decoder, GgufType.F32);
          BareLoop loop = new BareLoop(model, 1, true)) {
        merged = loop.generate(prompt, STEPS);
      }
      // then
      assertThat(applied).isEqualTo(expected);
      assertThat(merged).isEqualTo(expected);
    }
  }

  private NativeModel export(LlamaModel decoder, GgufType type) throws Exception {
    Path file = folder.resolve("model.gguf");
    GgufExport.model(decoder, RandomModels.TOKENIZER, "random", type, file);
    return NativeModel.load(Natives.load(), file);
  }

  private static int[] randomTokens(int vocabulary) {
    return new Random(1).ints(100, 0, vocabulary).toArray();
  }

  private static int[] generate(LlamaModel decoder, int[] prompt) {
    return new Generator(decoder, 1)
        .generate(List.of(prompt), GenerationOptions.greedy(STEPS, Set.of()))
        .getFirst()
        .ids();
  }

  private static float[][] logits(LlamaModel decoder, int[] tokens) {
    try (NDManager scratch = decoder.manager().newSubManager()) {
      long[] ids = Arrays.stream(tokens).asLongStream().toArray();
      NDArray input = scratch.create(ids, new Shape(1, ids.length));
      float[] flat = decoder.logits(input).toFloatArray();
      int vocabulary = decoder.config().vocabularySize();
      float[][] rows = new float[tokens.length][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOfRange(flat, i * vocabulary, (i + 1) * vocabulary);
      }
      return rows;
    }
  }

  /** The largest difference over the largest logit. */
  private static double difference(float[] actual, float[] expected) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    return difference / size;
  }

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
