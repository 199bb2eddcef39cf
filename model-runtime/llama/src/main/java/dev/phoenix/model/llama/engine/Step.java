package dev.phoenix.model.llama.engine;

import dev.phoenix.model.llama.binding.LlamaException;
import dev.phoenix.model.llama.binding.NativeBatch;
import dev.phoenix.model.llama.binding.NativeContext;
import java.lang.foreign.Arena;
import java.util.Collection;
import java.util.List;

/** Computes steps and chooses tokens from their logits. Used by the decode thread alone. */
final class Step implements AutoCloseable {

  private final NativeContext context;
  private final Compaction compaction;
  private final Counters counters;
  private final Arena arena = Arena.ofShared();
  private final NativeBatch batch;
  private final int chunk;
  private final Logits logits;
  private final Candidates candidates;
  private final int[] lastIndex;
  private Variant applied = Variant.BASE;

  Step(
      NativeContext context,
      Compaction compaction,
      int vocabulary,
      LlamaSettings settings,
      Counters counters) {
    this.context = context;
    this.compaction = compaction;
    this.counters = counters;
    this.chunk = settings.prefillChunk();
    this.batch = new NativeBatch(capacity(settings), arena);
    this.logits = new Logits(vocabulary);
    this.candidates = new Candidates(vocabulary);
    this.lastIndex = new int[settings.parallel()];
  }

  /** Most tokens of a step. */
  static int capacity(LlamaSettings settings) {
    return settings.prefillChunk() + settings.parallel();
  }

  /** What the next step computes. */
  List<StepPlan.Part> plan(Collection<Sequence> running) {
    return StepPlan.plan(running, chunk);
  }

  /**
   * Computes a step of one variant.
   *
   * @throws LlamaException if llama.cpp failed
   */
  void compute(List<StepPlan.Part> parts) {
    apply(parts.getFirst().sequence().ticket().variant());
    batch.clear();
    for (int i = 0; i < parts.size(); i++) {
      StepPlan.Part part = parts.get(i);
      Sequence sequence = part.sequence();
      for (int n = 0; n < part.count(); n++) {
        int position = sequence.computed() + n;
        boolean wanted = part.last() && n == part.count() - 1;
        lastIndex[i] = batch.add(sequence.tokens()[position], position, sequence.slot(), wanted);
      }
    }
    decode();
    counters.steps().increment();
    for (StepPlan.Part part : parts) {
      Sequence sequence = part.sequence();
      int prompt = sequence.ticket().prompt().length;
      counters.promptTokens().add(Math.clamp(prompt - sequence.computed(), 0, part.count()));
      sequence.advance(part.count());
    }
  }

  /** There are always as many free cells as a step needs, but perhaps not in a row. */
  private void decode() {
    if (context.decode(batch)) {
      return;
    }
    compaction.run();
    if (!context.decode(batch)) {
      throw new LlamaException(
          "There is no room for %d tokens in the context".formatted(batch.size()));
    }
  }

  /** Chooses the next token of a part's sequence. */
  int choose(Sequence sequence, int part) {
    context.logits(lastIndex[part], logits.values());
    logits.update();
    counters.generatedTokens().increment();
    return sequence.choose(logits, candidates);
  }

  private void apply(Variant variant) {
    if (variant.equals(applied)) {
      return;
    }
    LoadedAdapter adapter = variant.adapter();
    if (adapter == null) {
      context.clearAdapters();
    } else {
      context.apply(adapter.memory(), variant.scale());
    }
    applied = variant;
  }

  /** Makes sure that the context no longer has an adapter applied. */
  void leave(LoadedAdapter adapter) {
    if (adapter.equals(applied.adapter())) {
      apply(Variant.BASE);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
