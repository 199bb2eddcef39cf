package dev.phoenix.model.training.corpus;

/** The languages that the model writes. */
public enum Language {
  EN("en"),
  ES("es");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** As in a brief: {@code "en"} or {@code "es"}. */
  public String code() {
    return code;
  }

  /** The other one. */
  Language other() {
    return this == EN ? ES : EN;
  }
}
