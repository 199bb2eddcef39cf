package dev.phoenix.model.llama.binding;

import java.io.Serial;

/**
 * llama.cpp could not be loaded or a call of it failed; the message says what to do where that is
 * known.
 */
public final class LlamaException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public LlamaException(String message) {
    super(message);
  }

  public LlamaException(String message, Throwable cause) {
    super(message, cause);
  }
}
