package dev.phoenix.workers.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What no text of an input may hold: characters that cannot be seen and mislead people or machines
 * (controls, unpaired surrogates, bidirectional and zero-width characters, tags; see Unicode TR36
 * and "Trojan Source", CVE-2021-42574), references to secrets, and nothing but blanks.
 */
public final class TextRules {

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** The connector runtime replaces these by secrets in whatever text reaches a connector. */
  private static final Pattern SECRET = Pattern.compile("\\{\\{|secrets\\.[A-Za-z0-9_]");

  private TextRules() {}

  /**
   * The first problem of a text.
   *
   * @param lines whether line feeds and tabs are allowed
   * @return what is allowed, or null if all is well
   */
  public static @Nullable String problem(String text, boolean lines) {
    int before = 0;
    for (int at = 0, position = 1; at < text.length(); position++) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      int after = at < text.length() ? text.codePointAt(at) : 0;
      if (lines && (c == '\n' || c == '\t' || (c == '\r' && after == '\n'))) {
        before = c;
        continue;
      }
      if (hidden(c) && !(c == ZERO_WIDTH_JOINER && joinsEmoji(before, after))) {
        return "character %d is U+%04X; only characters that can be seen are allowed%s"
            .formatted(position, c, lines ? ", line feeds and tabs" : "");
      }
      before = c;
    }
    if (SECRET.matcher(text).find()) {
      return "holds {{ or secrets.NAME, which refer to secrets; leave them out";
    }
    return !text.isEmpty() && text.codePoints().allMatch(TextRules::blank)
        ? "must hold more than blanks"
        : null;
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          c == 0x034F // combining grapheme joiner
              || (c & 0xFFFE) == 0xFFFE // noncharacters
              || (c >= 0xFDD0 && c <= 0xFDEF)
              || (c >= 0xFE00 && c <= 0xFE0D)
              || (c >= 0xE0000 && c <= 0xE0FFF); // tags, further variation selectors
    };
  }

  private static boolean joinsEmoji(int before, int after) {
    return Character.isExtendedPictographic(after)
        && (Character.isExtendedPictographic(before)
            || Character.isEmojiModifier(before)
            || before == 0xFE0F);
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == 0x2800 // braille blank
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0; // Hangul fillers
  }
}
