package dev.phoenix.model.gate.llamacpp;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.gate.contender.Contender;
import dev.phoenix.model.gate.contender.Contenders;
import dev.phoenix.model.gate.golden.GoldenFile;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.llama.engine.Scorer;
import dev.phoenix.model.llama.gguf.GgufException;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that would go live: the model as it is served, adapters on it, and the merged one. */
public final class LlamaContenders implements Contenders {

  /** Prompts that are answered at once. */
  private static final int TOGETHER = 8;

  private static final String CANDIDATE = "candidate";
  private static final String LIVE = "live";

  private final LlamaCppTextModel model;
  private final LlamaCppTextModel merged;
  private final Scorer scorer;
  private final Scorer mergedScorer;

  private LlamaContenders(LlamaCppTextModel model, LlamaCppTextModel merged) {
    this.model = model;
    this.merged = merged;
    this.scorer = model.scorer();
    this.mergedScorer = merged.scorer();
  }

  /**
   * Loads what a request names.
   *
   * @throws RefusedException if a file is not what it has to be
   */
  public static LlamaContenders load(GateRequest request) throws IOException {
    LlamaSettings settings =
        LlamaSettings.defaults()
            .withRequests(TOGETHER, GoldenFile.MOST_QUERIES)
            // a second one waits for the first more than it computes where processors are shared
            .withThreads(1, 1)
            .withCacheBytes(0)
            .withNativesFolder(request.natives());
    LlamaCppTextModel model = null;
    LlamaCppTextModel merged = null;
    try {
      model = LlamaCppTextModel.load(Objects.requireNonNull(request.baseGguf()), settings);
      merged = LlamaCppTextModel.load(Objects.requireNonNull(request.merged()), settings);
      model.loadAdapter(CANDIDATE, request.adapter());
      Path live = request.live();
      if (live != null) {
        model.loadAdapter(LIVE, live);
      }
      return new LlamaContenders(model, merged);
    } catch (GgufException | TextModelException e) {
      close(merged);
      close(model);
      throw new RefusedException("Base or adapter cannot be judged: " + e.getMessage(), e);
    } catch (IOException | RuntimeException | Error e) {
      close(merged);
      close(model);
      throw e;
    }
  }

  private static void close(@Nullable LlamaCppTextModel model) {
    if (model != null) {
      model.close();
    }
  }

  @Override
  public Contender base() {
    return new LlamaContender(model, scorer, null);
  }

  @Override
  public Contender candidate() {
    return new LlamaContender(model, scorer, AdapterUse.of(CANDIDATE));
  }

  @Override
  public Optional<Contender> live() {
    return model.adapters().contains(LIVE)
        ? Optional.of(new LlamaContender(model, scorer, AdapterUse.of(LIVE)))
        : Optional.empty();
  }

  @Override
  public Optional<Contender> merged() {
    return Optional.of(new LlamaContender(merged, mergedScorer, null));
  }

  @Override
  public void close() {
    merged.close();
    model.close();
  }
}
