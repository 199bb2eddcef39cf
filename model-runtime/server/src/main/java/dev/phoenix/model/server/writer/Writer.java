package dev.phoenix.model.server.writer;

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
  String write(WritingTask task) throws WriterException;

  /**
   * What a model is asked for a task, instructions included; empty for a writer without a model.
   */
  default String prompt(WritingTask task) {
    return "";
  }
}
