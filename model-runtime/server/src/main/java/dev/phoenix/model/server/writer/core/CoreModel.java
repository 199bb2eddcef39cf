package dev.phoenix.model.server.writer.core;

import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds phoenix-core while the process runs, if this machine can run it. */
public final class CoreModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CoreModel.class);

  private final @Nullable TextModel model;

  private CoreModel(@Nullable TextModel model) {
    this.model = model;
  }

  /** No model: phrases are used. */
  public static CoreModel off() {
    return new CoreModel(null);
  }

  /**
   * Unpacks and loads the model. Where that is not possible, says why in the log: drafting goes on
   * without it.
   *
   * @param directory where model and native library are unpacked to
   * @param threads native threads
   * @param parallel drafts that are computed together
   */
  public static CoreModel load(Path directory, int threads, int parallel) {
    try {
      var settings =
          LlamaSettings.defaults()
              .withThreads(threads)
              .withRequests(parallel, 4 * parallel)
              .withNativesFolder(directory.resolve("natives"));
      return new CoreModel(LlamaCppTextModel.load(ShippedModel.unpack(directory), settings));
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.warn(
          "{} cannot run here, phrases are used in its place: {}",
          ShippedModel.NAME,
          e.getMessage());
      return off();
    }
  }

  /** The writer that asks it; empty when it is not there. */
  public Optional<CoreWriter> writer() {
    return Optional.ofNullable(model)
        .map(
            loaded ->
                new CoreWriter(
                    loaded,
                    ShippedModel.confidence(),
                    () -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)));
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }
}
