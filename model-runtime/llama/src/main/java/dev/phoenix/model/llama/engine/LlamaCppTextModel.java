package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.llama.binding.ContextSettings;
import dev.phoenix.model.llama.binding.LlamaException;
import dev.phoenix.model.llama.binding.LlamaLibrary;
import dev.phoenix.model.llama.binding.NativeAdapter;
import dev.phoenix.model.llama.binding.NativeContext;
import dev.phoenix.model.llama.binding.NativeModel;
import dev.phoenix.model.llama.gguf.GgufException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A GGUF model that llama.cpp computes in this process. */
public final class LlamaCppTextModel implements TextModel {

  private final NativeModel model;
  private final int contextLength;
  private final Adapters adapters = new Adapters();
  private final Batcher batcher;
  private final LlamaSettings settings;
  private final List<Scorer> scorers = new CopyOnWriteArrayList<>();

  /** Callers read; closing writes, so that nobody is inside the native model then. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  private LlamaCppTextModel(NativeModel model, int contextLength, LlamaSettings settings) {
    this.model = model;
    this.contextLength = contextLength;
    this.settings = settings;
    int batch = Step.capacity(settings);
    ContextSettings memory =
        new ContextSettings(
            Math.multiplyExact(contextLength, settings.parallel()),
            batch,
            settings.parallel(),
            settings.threads(),
            settings.batchThreads(),
            settings.singlePrecision());
    DecodeThread thread = DecodeThread.shared();
    batcher =
        thread.call(
            () ->
                new Batcher(
                    model.vocabulary(), new NativeContext(model, memory), settings, adapters));
    thread.add(batcher);
  }

  /**
   * Checks a file, loads it and makes ready for requests.
   *
   * @throws GgufException if the file is not a model that this engine runs
   * @throws LlamaException if llama.cpp is not to be had here, or refuses the file, or lacks memory
   * @throws IllegalArgumentException if the context is longer than the model's
   * @throws IOException if the file cannot be read
   */
  public static LlamaCppTextModel load(Path gguf, LlamaSettings settings) throws IOException {
    NativeModel model = NativeModel.load(LlamaLibrary.load(settings.nativesFolder()), gguf);
    try {
      int trained = model.shape().context();
      int context = settings.contextFor(trained);
      if (context > trained) {
        throw new IllegalArgumentException(
            "A context of %d tokens is longer than the %d that %s was trained on: lower it"
                .formatted(context, trained, gguf.getFileName()));
      }
      return new LlamaCppTextModel(model, context, settings);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  @Override
  public int contextLength() {
    return contextLength;
  }

  @Override
  public int countTokens(List<PromptPart> prompt) {
    return whileOpen(() -> PromptTokens.of(prompt, model.vocabulary()).length);
  }

  @Override
  public TextGeneration generate(TextRequest request, @Nullable TextListener listener) {
    return whileOpen(() -> start(request, listener));
  }

  /**
   * Starts requests in one go: none is computed before all are accepted. Which of them share a
   * step, and with that the order of every sum, then follows from the list alone, as long as nobody
   * else asks the model: the same list gives the same answers.
   *
   * @throws TextModelException as {@link #generate} does; none of them runs then
   */
  public List<TextGeneration> generateTogether(List<TextRequest> requests) {
    return whileOpen(() -> DecodeThread.shared().call(() -> startAll(requests)));
  }

  private List<TextGeneration> startAll(List<TextRequest> requests) {
    List<TextGeneration> started = new ArrayList<>();
    try {
      requests.forEach(request -> started.add(start(request, null)));
      return started;
    } catch (RuntimeException | Error e) {
      started.forEach(TextGeneration::cancel);
      // at once: the caller may ask again before the next step
      batcher.endCancelled();
      throw e;
    }
  }

  private Generation start(TextRequest request, @Nullable TextListener listener) {
    int[] prompt =
        PromptTokens.fitting(
            request.prompt(), model.vocabulary(), contextLength - request.maxTokens());
    Variant variant = adapters.acquire(request.adapter());
    try {
      Generation generation = new Generation(listener, batcher::cancelled);
      batcher.offer(new Ticket(request, prompt, variant, generation));
      return generation;
    } catch (RuntimeException | Error e) {
      adapters.release(variant);
      throw e;
    }
  }

  /**
   * What says how likely this model finds given answers. It takes the memory of one more request,
   * and is closed with the model if not before.
   *
   * @throws LlamaException if that memory is not to be had
   */
  public Scorer scorer() {
    return whileOpen(
        () -> {
          Scorer scorer =
              DecodeThread.shared().call(() -> new Scorer(this, model, adapters, settings));
          scorers.add(scorer);
          return scorer;
        });
  }

  @Override
  public void loadAdapter(String id, Path file) {
    whileOpen(
        () -> {
          adapters.requireFree(id);
          try {
            NativeAdapter.check(model, file);
          } catch (GgufException | IOException e) {
            throw new TextModelException(
                Reason.INVALID_REQUEST, "Cannot load the adapter '%s': %s".formatted(id, e), e);
          }
          return DecodeThread.shared().call(() -> addAdapter(id, file));
        });
  }

  /** On the decode thread, so that two loads under one name come one after the other. */
  private boolean addAdapter(String id, Path file) {
    adapters.requireFree(id);
    try {
      adapters.add(new LoadedAdapter(id, NativeAdapter.load(model, file)));
      return true;
    } catch (LlamaException e) {
      throw new TextModelException(Reason.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void unloadAdapter(String id) {
    whileOpen(
        () -> {
          adapters.retire(id);
          return DecodeThread.shared()
              .call(
                  () -> {
                    batcher.freeUnusedAdapters();
                    return true;
                  });
        });
  }

  @Override
  public Set<String> adapters() {
    return adapters.names();
  }

  @Override
  public TextModelStats stats() {
    return batcher.stats();
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        scorers.forEach(Scorer::close);
        DecodeThread.shared()
            .call(
                () -> {
                  DecodeThread.shared().remove(batcher);
                  batcher.close();
                  return true;
                });
        model.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Does something while nobody frees the native model. */
  <T> T whileOpen(Supplier<T> action) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new TextModelException(Reason.CLOSED, "The model is closed");
      }
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
