package dev.phoenix.connector.commons.publish;

/** What is published. */
public interface Content {

  /** SHA-256 of all that a reader would see, 64 hexadecimal digits. */
  String digest();
}
