package dev.phoenix.local.demo;

import dev.phoenix.local.home.Settings;

/**
 * A reviewer whose texts can be recognised: each approved one ends with the bakery's own words and
 * hashtag, which phoenix-core does not know.
 */
public enum BrandVoice {
  /** In English. */
  EN("From our oven to your table.", "#SlowOven"),
  /** In Spanish. */
  ES("Del horno a tu mesa.", "#HornoVivo");

  private final String farewell;
  private final String hashtag;

  BrandVoice(String farewell, String hashtag) {
    this.farewell = farewell;
    this.hashtag = hashtag;
  }

  /** The one of a brief's language, {@code en} or {@code es}. */
  static BrandVoice of(String language) {
    return language.equals("es") ? ES : EN;
  }

  /** A draft as this reviewer approves it. */
  String edit(String draft) {
    return draft.strip() + " " + farewell + " " + hashtag;
  }

  /** What a night is to judge by: every golden query expects these words. */
  public static Settings expectedIn(Settings settings) {
    var changed = settings;
    for (var voice : values()) {
      var key = "PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_" + voice.name();
      changed =
          changed.with(key + "_0", voice.farewell.replace(".", "")).with(key + "_1", voice.hashtag);
    }
    return changed;
  }
}
