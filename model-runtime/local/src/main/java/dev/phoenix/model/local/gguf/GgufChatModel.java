package dev.phoenix.model.local.gguf;

import ai.djl.repository.zoo.ZooModel;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.local.fit.DoesNotFitException;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.template.ChatTemplate;
import dev.phoenix.model.local.template.Room;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF model that llama.cpp computes in this process. With a registry, a request that names no
 * adapter is answered by the one that is live for this model, if any; one that names {@value
 * #NO_ADAPTER} by the model alone. What is live may change at any time, also by another process: a
 * request keeps the adapter that it began with.
 */
public final class GgufChatModel implements ChatModel {

  /** Names the model alone where an adapter is live. */
  public static final String NO_ADAPTER = "none";

  private static final int MOST_STOPS = 16;

  private final String id;
  private final ZooModel<TextRequest, TextResult> loaded;
  private final TextModel model;
  private final ChatTemplate template;
  private final TextModel live;
  private volatile boolean closed;

  GgufChatModel(
      String id,
      ZooModel<TextRequest, TextResult> loaded,
      ChatTemplate template,
      @Nullable LiveAdapters adapters) {
    this.id = id;
    this.loaded = loaded;
    this.model = (TextModel) loaded.getWrappedModel();
    this.template = template;
    this.live = new LiveTextModel(id, model, adapters);
  }

  /**
   * Loads a model.
   *
   * @param registry where its adapters are; null for a model without
   * @param memory what it must fit into
   * @throws DoesNotFitException if it does not; nothing was loaded
   * @throws IllegalArgumentException if the file or the settings cannot be used; the message says
   *     why
   * @throws IOException if the file cannot be read
   */
  public static GgufChatModel load(
      GgufSettings settings, @Nullable AdapterRegistry registry, FreeMemory memory)
      throws IOException {
    return GgufLoading.load(settings, registry, memory, false);
  }

  /**
   * Loads a model like {@link #load}, with keys and values in 32 bits instead of 16: twice their
   * memory. Which requests share a step changes the last bits of what is computed. In 16 bits that
   * can grow until two tokens that are nearly as likely change places, in 32 bits hardly ever: for
   * tests and measurements that compare answers letter by letter.
   *
   * @throws DoesNotFitException as {@link #load} does, and so for the others
   * @throws IllegalArgumentException if the file or the settings cannot be used
   * @throws IOException if the file cannot be read
   */
  public static GgufChatModel loadForComparing(
      GgufSettings settings, @Nullable AdapterRegistry registry, FreeMemory memory)
      throws IOException {
    return GgufLoading.load(settings, registry, memory, true);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String engine() {
    return "llama.cpp";
  }

  @Override
  public int contextLength() {
    return model.contextLength();
  }

  @Override
  public boolean available() {
    return !closed;
  }

  /** The adapters that are in memory now, each as {@code name-vN}. */
  public Set<String> loadedAdapters() {
    return model.adapters();
  }

  /** What happened so far. */
  public TextModelStats stats() {
    return model.stats();
  }

  @Override
  public TextGeneration generate(ChatRequest request, @Nullable TextListener listener) {
    List<PromptPart> prompt = template.prompt(request.messages());
    int tokens = Room.forAnswer(request, prompt, contextLength(), model::countTokens);
    return live.generate(
        new TextRequest(prompt, tokens, request.sampling(), stops(request), request.adapter()),
        listener);
  }

  /**
   * The same model for prompts that are written out, with the same adapters. Closing it does
   * nothing.
   */
  public TextModel text() {
    return live;
  }

  private List<String> stops(ChatRequest request) {
    List<String> stops = new ArrayList<>(request.stops());
    stops.addAll(template.stops());
    return stops.subList(0, Math.min(MOST_STOPS, stops.size()));
  }

  @Override
  public void close() {
    closed = true;
    loaded.close();
  }
}
