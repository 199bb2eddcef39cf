package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.local.gguf.GgufSettings;
import dev.phoenix.model.server.ModelRuntimeProperties;
import dev.phoenix.model.server.pace.AnswerPace;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds phoenix-core while the process runs, if this machine can run it. */
public final class CoreModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CoreModel.class);

  private record Loaded(GgufChatModel model, BaseModel base, AdapterRegistry registry) {}

  private final @Nullable Loaded loaded;

  private CoreModel(@Nullable Loaded loaded) {
    this.loaded = loaded;
  }

  /** No model: phrases are used. */
  public static CoreModel off() {
    return new CoreModel(null);
  }

  /**
   * Unpacks and loads the model. Where that is not possible, says why in the log: drafting goes on
   * without it.
   *
   * @param registry the adapters: the live one drafts and answers
   */
  public static CoreModel load(ModelRuntimeProperties.Core core, AdapterRegistry registry) {
    try {
      var file = ShippedModel.unpack(core.directory());
      var settings =
          GgufSettings.defaults(ShippedModel.NAME, file)
              .withRoom(0, core.parallel(), 4 * core.parallel())
              .withEngine(
                  core.threads(),
                  Math.min(core.batchThreads(), Runtime.getRuntime().availableProcessors()),
                  core.directory().resolve("natives"));
      var base = BaseModel.of(ShippedModel.NAME, file);
      return new CoreModel(
          new Loaded(
              GgufChatModel.load(settings, registry, FreeMemory.ofThisMachine()), base, registry));
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.warn(
          "{} cannot run here, phrases are used in its place: {}",
          ShippedModel.NAME,
          e.getMessage());
      return off();
    }
  }

  /** What it did so far; empty when it is not there. */
  public Optional<TextModelStats> stats() {
    return chatModel().map(GgufChatModel::stats);
  }

  private Optional<GgufChatModel> chatModel() {
    return Optional.ofNullable(loaded).map(Loaded::model);
  }

  /**
   * The writer that asks it; empty when it is not there.
   *
   * @param pace measures its drafts
   */
  public Optional<CoreWriter> writer(AnswerPace pace) {
    return Optional.ofNullable(loaded)
        .map(
            there ->
                new CoreWriter(
                    there.model().text(),
                    ShippedModel.confidence(),
                    ShippedModel.vocabulary(),
                    new AdapterWords(there.registry(), there.base().sha256()),
                    pace,
                    () -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)));
  }

  /** The model for conversations; empty when it is not there. */
  public Optional<ChatModel> chat() {
    return Optional.ofNullable(loaded).map(Loaded::model);
  }

  /** What adapters for it must be made for; empty when it is not there. */
  public Optional<BaseModel> base() {
    return Optional.ofNullable(loaded).map(Loaded::base);
  }

  @Override
  public void close() {
    if (loaded != null) {
      loaded.model().close();
    }
  }
}
