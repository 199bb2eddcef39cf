package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.writer.WriterException;
import org.jspecify.annotations.Nullable;

/** Writes drafts that nobody is shown, with any version of the model's adapters. */
public interface Shadow {

  /** Whether the model has room for one more draft than people want now. */
  boolean idle();

  /** The prompt of a first draft, as the audit log has it. */
  String prompt(Brief brief);

  /**
   * Writes a first draft.
   *
   * @param adapter to write with; null for the model alone
   * @param scale how strongly it is applied
   */
  String draft(Brief brief, @Nullable String adapter, float scale) throws WriterException;

  /** Whether brief, vocabulary and what an adapter was taught explain all words of a text. */
  boolean explains(Brief brief, String text, @Nullable String adapter);
}
