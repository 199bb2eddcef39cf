package dev.phoenix.feed.http;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What the sender of a request would rather read. */
enum Representation {
  ATOM,
  HTML;

  private static final MediaType ATOM_TYPE = MediaType.APPLICATION_ATOM_XML;

  /**
   * HTML where the Accept header prefers it to Atom, as browsers do; Atom in every other case, also
   * where the header is missing, broken or knows neither: a feed is worth more than a 406 (RFC
   * 9110, 12.5.1).
   */
  static Representation preferredBy(@Nullable String accept) {
    try {
      var types = MediaType.parseMediaTypes(accept);
      return quality(types, MediaType.TEXT_HTML) > quality(types, ATOM_TYPE) ? HTML : ATOM;
    } catch (InvalidMediaTypeException e) {
      return ATOM;
    }
  }

  private static double quality(List<MediaType> accepted, MediaType type) {
    return accepted.stream()
        .filter(range -> range.includes(type))
        .max(Comparator.comparing(Representation::precision))
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  private static int precision(MediaType range) {
    if (range.isWildcardType()) {
      return 0;
    }
    return range.isWildcardSubtype() ? 1 : 2;
  }
}
