package dev.phoenix.model.local.gguf;

import ai.djl.MalformedModelException;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.djl.TextTranslatorFactory;
import dev.phoenix.model.llama.gguf.GgufException;
import dev.phoenix.model.local.fit.Dimensions;
import dev.phoenix.model.local.fit.FitCheck;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.fit.Use;
import dev.phoenix.model.local.template.TemplateFamily;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads a GGUF model after a look into its file: whether it can be run, and whether it fits. */
final class GgufLoading {

  private static final String CORE = "phoenix-core";
  private static final int PREFILL_CHUNK = 256;

  /** llama.cpp's libraries and what they take by themselves. */
  private static final long ENGINE_BYTES = 64L << 20;

  private final GgufSettings settings;
  private final GgufFacts facts;
  private final boolean singlePrecision;
  private final int context;

  private GgufLoading(GgufSettings settings, GgufFacts facts, boolean singlePrecision) {
    this.settings = settings;
    this.facts = facts;
    this.singlePrecision = singlePrecision;
    this.context = facts.context(settings.contextLength());
  }

  /**
   * What {@link GgufChatModel#load} says.
   *
   * @param singlePrecision what {@link GgufChatModel#loadForComparing} says
   */
  static GgufChatModel load(
      GgufSettings settings,
      @Nullable AdapterRegistry registry,
      FreeMemory memory,
      boolean singlePrecision)
      throws IOException {
    GgufFacts facts;
    try {
      facts = GgufFacts.read(settings.file());
    } catch (GgufException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    GgufLoading loading = new GgufLoading(settings, facts, singlePrecision);
    loading.requireRoom(memory);
    return loading.model(registry);
  }

  private void requireRoom(FreeMemory memory) {
    new FitCheck(memory)
        .require(
            settings.id(),
            facts.weights(),
            Dimensions.of(facts.shape()),
            new Use(
                context,
                settings.parallel(),
                PREFILL_CHUNK + settings.parallel(),
                singlePrecision ? Float.BYTES : Short.BYTES,
                settings.cacheBytes(),
                ENGINE_BYTES));
  }

  private GgufChatModel model(@Nullable AdapterRegistry registry) throws IOException {
    ZooModel<TextRequest, TextResult> loaded = engine();
    try {
      TextModel model = (TextModel) loaded.getWrappedModel();
      return new GgufChatModel(
          settings.id(),
          loaded,
          family(model).template(facts.putsSpace()),
          registry == null ? null : adapters(registry, model));
    } catch (IOException | RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  private LiveAdapters adapters(AdapterRegistry registry, TextModel model) throws IOException {
    BaseModel base = BaseModel.of(settings.id(), settings.file());
    return new LiveAdapters(registry, base, model, settings.idleAdapters());
  }

  private ZooModel<TextRequest, TextResult> engine() throws IOException {
    Criteria.Builder<TextRequest, TextResult> criteria =
        Criteria.builder()
            .setTypes(TextRequest.class, TextResult.class)
            .optEngine("LlamaCpp")
            .optModelPath(settings.file())
            .optArgument("translatorFactory", TextTranslatorFactory.class.getName())
            .optOption("contextLength", Integer.toString(context))
            .optOption("parallel", Integer.toString(settings.parallel()))
            .optOption("queue", Integer.toString(settings.queue()))
            .optOption("threads", Integer.toString(settings.threads()))
            .optOption("batchThreads", Integer.toString(settings.batchThreads()))
            .optOption("prefillChunk", Integer.toString(PREFILL_CHUNK))
            .optOption("cacheBytes", Long.toString(settings.cacheBytes()))
            .optOption("singlePrecision", Boolean.toString(singlePrecision));
    if (settings.nativesFolder() != null) {
      criteria.optOption("nativesFolder", settings.nativesFolder().toString());
    }
    try {
      return criteria.build().loadModel();
    } catch (ModelNotFoundException | MalformedModelException e) {
      throw new IllegalArgumentException(
          "Cannot load %s: %s".formatted(settings.file(), e.getMessage()), e);
    }
  }

  private TemplateFamily family(TextModel model) {
    if (!settings.template().equals(GgufSettings.AUTO)) {
      return TemplateFamily.named(settings.template());
    }
    if (facts.template() == null && facts.name().startsWith(CORE)) {
      return TemplateFamily.CORE;
    }
    int none = model.countTokens(List.of());
    return TemplateFamily.of(
        facts.template(),
        text -> model.countTokens(List.of(new PromptPart.Control(text))) - none == 1);
  }
}
