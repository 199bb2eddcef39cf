package dev.phoenix.model.decoder.safetensors;

/** A safetensors file or index that must not be used; the message says where and why. */
public final class SafetensorsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SafetensorsException(String message) {
    super(message);
  }

  SafetensorsException(String message, Throwable cause) {
    super(message, cause);
  }
}
