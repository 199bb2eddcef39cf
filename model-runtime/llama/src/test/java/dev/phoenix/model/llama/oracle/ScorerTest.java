package dev.phoenix.model.llama.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.decoder.gguf.GgufExport;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.train.Batch;
import dev.phoenix.model.decoder.train.Evaluation;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.llama.engine.Likelihood;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.llama.engine.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Likelihoods of llama.cpp beside those of the decoder. */
class ScorerTest {

  private static final List<PromptPart> PROMPT =
      List.of(
          new PromptPart.Control("<|im_end|>"),
          new PromptPart.Plain("the gardeners <|im_end|> bake"));
  private static final String TEXT = "bread, tea and a map of the garden in the rain ñandú";

  private static final List<PromptPart> RESPONSE =
      List.of(new PromptPart.Plain(TEXT), new PromptPart.Control("<|endoftext|>"));

  /** Sums of 32-bit numbers in another order, and the engine's exponentials to 1e-5. */
  private static final double CLOSE = 2e-4;

  @TempDir Path folder;

  private LlamaCppTextModel load(LlamaModel decoder, int chunk) throws Exception {
    Path file = folder.resolve("model.gguf");
    GgufExport.model(decoder, RandomModels.TOKENIZER, "random", GgufType.F32, file);
    return LlamaCppTextModel.load(
        file,
        LlamaSettings.defaults()
            .withSinglePrecision(true)
            .withPrefillChunk(chunk)
            .withNativesFolder(Path.of("target", "natives")));
  }

  private static double loss(LlamaModel decoder) {
    int[] prompt =
        IntStream.concat(
                IntStream.of(RandomModels.TOKENIZER.encode(PROMPT.get(0).text())),
                IntStream.of(RandomModels.TOKENIZER.encodeText(PROMPT.get(1).text())))
            .toArray();
    int[] response =
        IntStream.concat(
                IntStream.of(RandomModels.TOKENIZER.encodeText(TEXT)),
                IntStream.of(decoder.config().eosTokenId()))
            .toArray();
    return new Evaluation(decoder).loss(List.of(new Batch(List.of(Example.of(prompt, response)))));
  }

  @Test
  void shouldFindAnAnswerAsLikelyAsTheDecoderDoes() throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(4, true, 3);
        LlamaCppTextModel model = load(decoder, 256);
        Scorer scorer = model.scorer()) {
      // when
      Likelihood likelihood = scorer.score(PROMPT, RESPONSE, null);
      // then
      assertThat(likelihood.loss()).isCloseTo(loss(decoder), within(CLOSE));
      assertThat(likelihood.tokens()).isEqualTo(RandomModels.TOKENIZER.encodeText(TEXT).length + 1);
    }
  }

  @Test
  void shouldReadALongAnswerInChunks() throws Exception {
    // given chunks that end within the prompt and within the answer
    try (LlamaModel decoder = RandomModels.create(4, true, 3);
        LlamaCppTextModel model = load(decoder, 7);
        Scorer scorer = model.scorer()) {
      // when
      double loss = scorer.score(PROMPT, RESPONSE, null).loss();
      // then
      assertThat(loss).isCloseTo(loss(decoder), within(CLOSE));
    }
  }

  @Test
  void shouldScoreWithAnAdapterAndWithoutItAgain() throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(2, false, 11);
        LlamaCppTextModel model = load(decoder, 256);
        Scorer scorer = model.scorer()) {
      double plain = loss(decoder);
      LoraAdapter adapter = RandomModels.adapter(decoder, 2);
      GgufExport.adapter(decoder, adapter, folder.resolve("adapter.gguf"));
      decoder.adjust(adapter);
      double adapted = loss(decoder);
      assertThat(Math.abs(adapted - plain)).isGreaterThan(100 * CLOSE);
      model.loadAdapter("voice", folder.resolve("adapter.gguf"));
      // when
      double with = scorer.score(PROMPT, RESPONSE, AdapterUse.of("voice")).loss();
      double without = scorer.score(PROMPT, RESPONSE, null).loss();
      model.unloadAdapter("voice");
      // then
      assertThat(with).isCloseTo(adapted, within(CLOSE));
      assertThat(without).isCloseTo(plain, within(CLOSE));
      assertThatThrownBy(() -> scorer.score(PROMPT, RESPONSE, AdapterUse.of("voice")))
          .isInstanceOfSatisfying(
              TextModelException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_ADAPTER));
    }
  }

  @Test
  void shouldLeaveRequestsBesideItAsTheyAre() throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(4, true, 3);
        LlamaCppTextModel model = load(decoder, 256);
        Scorer scorer = model.scorer()) {
      TextRequest request = new TextRequest(PROMPT, 64, Sampling.GREEDY, List.of(), null);
      String alone = model.generate(request, null).result().join().text();
      double first = scorer.score(PROMPT, RESPONSE, null).logProbability();
      // when
      var beside = model.generate(request, null);
      List<Double> scores =
          IntStream.range(0, 20)
              .mapToObj(i -> scorer.score(PROMPT, RESPONSE, null).logProbability())
              .toList();
      // then
      assertThat(beside.result().join().text()).isEqualTo(alone);
      assertThat(scores).containsOnly(first);
    }
  }

  @Test
  void shouldRefuseWhatCannotBeScored() throws Exception {
    // given
    try (LlamaModel decoder = RandomModels.create(4, true, 3);
        LlamaCppTextModel model = load(decoder, 256)) {
      Scorer scorer = model.scorer();
      String huge = "bread and tea ".repeat(100);
      // then
      refused(() -> scorer.score(PROMPT, PromptPart.plain(huge), null), Reason.CONTEXT_EXCEEDED);
      refused(() -> scorer.score(PromptPart.plain(huge), RESPONSE, null), Reason.CONTEXT_EXCEEDED);
      refused(() -> scorer.score(PROMPT, List.of(), null), Reason.INVALID_REQUEST);
      refused(() -> scorer.score(List.of(), RESPONSE, null), Reason.INVALID_REQUEST);
      // when
      model.close();
      // then
      refused(() -> scorer.score(PROMPT, RESPONSE, null), Reason.CLOSED);
      refused(model::scorer, Reason.CLOSED);
      scorer.close();
    }
  }

  private static void refused(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TextModelException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
