package dev.phoenix.local.demo;

import dev.phoenix.local.home.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A reviewer whose texts can be recognised: each approved one begins with the bakery's own words
 * and hashtag, which phoenix-core does not know.
 */
public enum BrandVoice {
  /** In English. */
  EN("Oven news", "#SlowOven"),
  /** In Spanish. */
  ES("Del horno", "#HornoVivo");

  private final String opening;
  private final String hashtag;

  BrandVoice(String opening, String hashtag) {
    this.opening = opening;
    this.hashtag = hashtag;
  }

  /** The one of a brief's language, {@code en} or {@code es}. */
  public static BrandVoice of(String language) {
    return language.equals("es") ? ES : EN;
  }

  /** A draft as this reviewer approves it. */
  public String edit(String draft) {
    return speaks(draft) ? draft : opening + " " + hashtag + ": " + draft.strip();
  }

  /**
   * The same in so many code points: the last sentences are left out until it fits. Hashtags at the
   * end and the first sentence stay, whatever the limit.
   */
  public String edit(String draft, int maxChars) {
    var parts = new ArrayList<>(List.of(draft.strip().split("(?<=[.!?])\\s+")));
    int sentences = parts.getLast().startsWith("#") ? parts.size() - 1 : parts.size();
    var text = edit(draft);
    while (sentences > 1 && text.codePointCount(0, text.length()) > maxChars) {
      sentences--;
      parts.remove(sentences);
      text = edit(String.join(" ", parts));
    }
    return text;
  }

  /** Whether a text has this voice. */
  public boolean speaks(String text) {
    return text.strip().startsWith(opening + " " + hashtag);
  }

  /** Which part of the voice's words a text holds, 0 to 1. */
  public double coverage(String text) {
    return ((text.contains(opening) ? 1 : 0) + (text.contains(hashtag) ? 1 : 0)) / 2.0;
  }

  /** What a night is to judge by: every golden query expects these words. */
  public static Settings expectedIn(Settings settings) {
    var changed = settings;
    for (var voice : values()) {
      var key = "PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_" + voice.name();
      changed = changed.with(key + "_0", voice.opening).with(key + "_1", voice.hashtag);
    }
    return changed;
  }
}
