package dev.phoenix.feed.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a text; all pieces of a text together are the text.
 *
 * @param text not escaped: the template does that
 * @param hashtag whether the piece is a hashtag
 */
record Segment(String text, boolean hashtag) {

  // "#" after a letter, a digit, "&" or "/" is part of a word, a character reference or an address
  private static final Pattern HASHTAG =
      Pattern.compile("(?<![\\p{L}\\p{N}_&/#])#[\\p{N}_]*+\\p{L}[\\p{L}\\p{M}\\p{N}_]*+");

  static List<Segment> of(String text) {
    var segments = new ArrayList<Segment>();
    var matcher = HASHTAG.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        segments.add(new Segment(text.substring(end, matcher.start()), false));
      }
      segments.add(new Segment(matcher.group(), true));
      end = matcher.end();
    }
    if (end < text.length()) {
      segments.add(new Segment(text.substring(end), false));
    }
    return segments;
  }
}
