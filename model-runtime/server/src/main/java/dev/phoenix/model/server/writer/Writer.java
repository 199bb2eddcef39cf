package dev.phoenix.model.server.writer;

import dev.phoenix.model.api.Assessment;

/** Writes drafts. Implementations are shared by threads. */
public interface Writer {

  /**
   * Who it is, such as {@code template} or {@code ollama:llama3.2}; may change while nothing is
   * known yet.
   */
  String name();

  /** Whether it is worth asking now; answers within two seconds. */
  boolean available();

  /** Whether people should be told when it is not there: {@code false} for one found by chance. */
  default boolean missed() {
    return true;
  }

  /**
   * Writes a draft. An interrupt ends it with a {@link WriterException} and stays set.
   *
   * @throws WriterException if it did not; the message says why in a few words
   */
  Written write(WritingTask task) throws WriterException;

  /**
   * How likely it is that a text of this writer can be taken as it is, from 0 to 1. By default the
   * checker's score, or 0 for a text that breaks a hard limit; a writer that knows its own mistakes
   * says better.
   *
   * @param task what was written for
   */
  default double confidence(WritingTask task, Written written, Assessment assessment) {
    return assessment.hasError() ? 0 : assessment.score();
  }

  /** Whether it understands what people say about a draft, beyond the checker's findings. */
  default boolean readsComments() {
    return true;
  }

  /**
   * What a model is asked for a task, instructions included; empty for a writer without a model.
   */
  default String prompt(WritingTask task) {
    return "";
  }
}
