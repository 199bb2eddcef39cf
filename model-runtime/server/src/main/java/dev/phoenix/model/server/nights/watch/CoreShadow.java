package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.core.Question;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.core.CoreModel;
import dev.phoenix.model.server.writer.core.CoreWriter;
import org.jspecify.annotations.Nullable;

/** Drafts by the phoenix-core of this process, if it runs here. */
public final class CoreShadow implements Shadow {

  /** Names the model alone where an adapter is live. */
  private static final String ALONE = "none";

  private final CoreModel core;
  private final @Nullable CoreWriter writer;
  private final int places;

  /**
   * A shadow of a model.
   *
   * @param writer asks it; null if it does not run here
   * @param places drafts that it computes together
   */
  public CoreShadow(CoreModel core, @Nullable CoreWriter writer, int places) {
    this.core = core;
    this.writer = writer;
    this.places = places;
  }

  @Override
  public boolean idle() {
    return core.stats().filter(this::hasRoom).isPresent();
  }

  private boolean hasRoom(TextModelStats stats) {
    return stats.queued() == 0 && stats.running() < places;
  }

  @Override
  public String prompt(Brief brief) {
    return PromptFormat.text(Question.first(brief).prompt());
  }

  @Override
  public String draft(Brief brief, @Nullable String adapter, float scale) throws WriterException {
    if (writer == null) {
      throw new WriterException("phoenix-core does not run here");
    }
    try {
      return writer.draft(brief, new AdapterUse(adapter == null ? ALONE : adapter, scale));
    } catch (TextModelException e) {
      throw new WriterException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean explains(Brief brief, String text, @Nullable String adapter) {
    return writer != null && writer.explains(brief, text, adapter);
  }
}
