package dev.phoenix.model.llama.gguf;

import java.io.Serial;
import java.nio.file.Path;

/** A file that is not the GGUF file that it should be; the message says what is wrong where. */
public final class GgufException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  GgufException(String message) {
    super(message);
  }

  GgufException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same complaint with the file's name before it. */
  GgufException in(Path file) {
    return new GgufException("%s: %s".formatted(file.getFileName(), getMessage()), this);
  }

  /** Throws unless a condition holds. */
  static void check(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new GgufException(message.formatted(arguments));
    }
  }
}
