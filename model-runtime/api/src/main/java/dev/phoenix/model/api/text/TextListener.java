package dev.phoenix.model.api.text;

/**
 * Takes an answer while it is generated. Called in order, one call at a time, on a thread of the
 * request's own: a slow listener holds up nobody. What it throws cancels the generation.
 */
@FunctionalInterface
public interface TextListener {

  /**
   * The next stretch of the answer.
   *
   * @param chunk valid Unicode, never empty, never part of a stop; all chunks together are the
   *     result's text
   */
  void onText(String chunk);
}
