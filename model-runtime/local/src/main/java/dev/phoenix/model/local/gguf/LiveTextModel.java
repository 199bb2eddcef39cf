package dev.phoenix.model.local.gguf;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.api.text.TextRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model whose requests are answered by the adapter that is live when they begin, unless they name
 * one, or {@value GgufChatModel#NO_ADAPTER}.
 */
final class LiveTextModel implements TextModel {

  private final String id;
  private final TextModel model;
  private final @Nullable LiveAdapters adapters;

  LiveTextModel(String id, TextModel model, @Nullable LiveAdapters adapters) {
    this.id = id;
    this.model = model;
    this.adapters = adapters;
  }

  @Override
  public int contextLength() {
    return model.contextLength();
  }

  @Override
  public int countTokens(List<PromptPart> prompt) {
    return model.countTokens(prompt);
  }

  @Override
  public TextGeneration generate(TextRequest request, @Nullable TextListener listener) {
    AdapterUse use = acquire(request.adapter());
    try {
      TextGeneration generation = model.generate(request.withAdapter(use), listener);
      if (use != null) {
        generation.result().whenComplete((result, failure) -> release(use));
      }
      return generation;
    } catch (RuntimeException | Error e) {
      if (use != null) {
        release(use);
      }
      throw e;
    }
  }

  private @Nullable AdapterUse acquire(@Nullable AdapterUse asked) {
    if (adapters != null) {
      return adapters.acquire(asked);
    }
    if (asked == null || asked.id().equals(GgufChatModel.NO_ADAPTER)) {
      return null;
    }
    throw new TextModelException(
        Reason.UNKNOWN_ADAPTER,
        "There is no adapter '%s': %s runs without a registry of adapters"
            .formatted(asked.id(), id));
  }

  private void release(AdapterUse use) {
    if (adapters != null) {
      adapters.release(use);
    }
  }

  @Override
  public void loadAdapter(String name, Path file) {
    model.loadAdapter(name, file);
  }

  @Override
  public void unloadAdapter(String name) {
    model.unloadAdapter(name);
  }

  @Override
  public Set<String> adapters() {
    return model.adapters();
  }

  @Override
  public TextModelStats stats() {
    return model.stats();
  }

  /** Does nothing: whoever loaded the model closes it. */
  @Override
  public void close() {}
}
