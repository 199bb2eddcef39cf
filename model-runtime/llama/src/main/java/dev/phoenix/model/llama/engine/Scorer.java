package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.llama.binding.ContextSettings;
import dev.phoenix.model.llama.binding.LlamaException;
import dev.phoenix.model.llama.binding.NativeBatch;
import dev.phoenix.model.llama.binding.NativeContext;
import dev.phoenix.model.llama.binding.NativeModel;
import dev.phoenix.model.llama.binding.NativeVocabulary;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says how likely a model finds given answers, on a context of its own beside the model's requests;
 * on the thread that computes them, an answer between two of their steps. Its numbers depend on
 * nothing but prompt, answer and adapter. Safe for use by many threads.
 */
public final class Scorer implements AutoCloseable {

  private final LlamaCppTextModel owner;
  private final NativeVocabulary vocabulary;
  private final Adapters adapters;
  private final int contextLength;
  private final int chunk;
  private final Arena arena = Arena.ofShared();
  private final NativeContext context;
  private final NativeBatch batch;
  private final Logits logits;
  private boolean closed;

  /** To be called on the decode thread. */
  Scorer(LlamaCppTextModel owner, NativeModel model, Adapters adapters, LlamaSettings settings) {
    this.owner = owner;
    this.vocabulary = model.vocabulary();
    this.adapters = adapters;
    this.contextLength = owner.contextLength();
    this.chunk = settings.prefillChunk();
    this.context =
        new NativeContext(
            model,
            new ContextSettings(
                contextLength,
                chunk,
                1,
                settings.threads(),
                settings.batchThreads(),
                settings.singlePrecision()));
    this.batch = new NativeBatch(chunk, arena);
    this.logits = new Logits(vocabulary.size());
  }

  /**
   * How likely an answer is.
   *
   * @param answer the stretches of the answer in order, the token that ends it included if it
   *     counts: files do not always say rightly which one that is
   * @param adapter the adapter to apply, or null for the model alone
   * @throws TextModelException if both do not fit the context, the adapter is not loaded, or the
   *     model is closed
   */
  public Likelihood score(
      List<PromptPart> prompt, List<PromptPart> answer, @Nullable AdapterUse adapter) {
    return owner.whileOpen(() -> scored(prompt, answer, adapter));
  }

  private Likelihood scored(
      List<PromptPart> prompt, List<PromptPart> answer, @Nullable AdapterUse adapter) {
    int[] after =
        answer.stream()
            .flatMapToInt(
                part ->
                    IntStream.of(
                        vocabulary.tokenize(part.text(), part instanceof PromptPart.Control)))
            .toArray();
    if (after.length == 0) {
      throw new TextModelException(
          Reason.INVALID_REQUEST, "There is no answer to score: give at least one character");
    }
    int[] before = PromptTokens.fitting(prompt, vocabulary, contextLength - after.length);
    int[] tokens = IntStream.concat(IntStream.of(before), IntStream.of(after)).toArray();
    Variant variant = adapters.acquire(adapter);
    try {
      return DecodeThread.shared().call(() -> compute(tokens, before.length, variant));
    } catch (LlamaException e) {
      throw new TextModelException(Reason.FAILED, String.valueOf(e.getMessage()), e);
    } finally {
      adapters.release(variant);
    }
  }

  private Likelihood compute(int[] tokens, int first, Variant variant) {
    if (closed) {
      throw new TextModelException(Reason.CLOSED, "The model is closed");
    }
    context.remove(0, 0);
    LoadedAdapter adapter = variant.adapter();
    if (adapter != null) {
      context.apply(adapter.memory(), variant.scale());
    }
    try {
      double sum = 0;
      for (int from = 0; from < tokens.length - 1; from += chunk) {
        sum += chunk(tokens, from, Math.min(tokens.length - 1, from + chunk), first);
      }
      return new Likelihood(sum, tokens.length - first);
    } finally {
      // so that it can be freed
      context.clearAdapters();
    }
  }

  /** Reads the tokens of a chunk; what each says of the next one counts from the answer on. */
  private double chunk(int[] tokens, int from, int to, int first) {
    batch.clear();
    for (int i = from; i < to; i++) {
      batch.add(tokens[i], i, 0, i >= first - 1);
    }
    if (!context.decode(batch)) {
      throw new LlamaException(
          "There is no room for %d tokens in the context".formatted(batch.size()));
    }
    double sum = 0;
    for (int i = Math.max(from, first - 1); i < to; i++) {
      context.logits(i - from, logits.values());
      logits.update();
      sum += logits.logProbability(tokens[i + 1]);
    }
    return sum;
  }

  @Override
  public void close() {
    DecodeThread.shared()
        .call(
            () -> {
              if (!closed) {
                closed = true;
                context.close();
                arena.close();
              }
              return true;
            });
  }
}
