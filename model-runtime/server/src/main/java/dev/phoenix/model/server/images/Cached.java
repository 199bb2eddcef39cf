package dev.phoenix.model.server.images;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.phoenix.model.images.CachedImages.Source;
import java.util.Locale;

/** How a picture was found in the cache, as the API tells it. */
enum Cached {
  /** It was not: it was prepared. */
  MISS,
  /** By the content of its file. */
  CONTENT,
  /** By what it looks like. */
  LIKENESS;

  static Cached of(Source source) {
    return switch (source) {
      case PREPARED -> MISS;
      case SAME_CONTENT -> CONTENT;
      case SAME_PICTURE -> LIKENESS;
    };
  }

  @JsonValue
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
