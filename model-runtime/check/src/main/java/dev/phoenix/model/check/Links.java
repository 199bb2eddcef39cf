package dev.phoenix.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a channel or a browser would make a link of: addresses with a scheme, bare hosts, mail
 * addresses.
 */
final class Links {

  private static final String TLD =
      "(?:com|org|net|edu|gov|info|biz|dev|app|shop|store|online|site|xyz|top|click|link|club|live|news|blog|tech|cloud|eu|uk|de"
          + "|fr|ru|cn|mx|ar|cl|br|it|pt|io|ai|gg|ly|tv|es|me|us)";

  private static final Pattern LINK =
      Pattern.compile(
          "(?:javascript|vbscript|data|file|blob):[^\\s<>\"]++"
              + "|\\b[a-z][a-z0-9+.-]{1,20}+://[^\\s<>\"]++"
              + "|\\bwww\\.[^\\s<>\"]++"
              + "|[\\p{L}\\p{N}][\\p{L}\\p{N}_.+@-]{0,200}?\\."
              + TLD
              + "(?![\\p{L}\\p{N}-])(?:/[^\\s<>\"]*+)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Links() {}

  /**
   * The links in a text as {@link Folding#visible} shows it, lower-case, without the punctuation
   * that follows them.
   */
  static List<String> in(String text) {
    List<String> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(Folding.visible(text));
    while (matcher.find()) {
      links.add(trimmed(matcher.group()).toLowerCase(Locale.ROOT));
    }
    return links;
  }

  private static String trimmed(String link) {
    int end = link.length();
    while (end > 0 && ".,;:!?)]}'’”»…*_".indexOf(link.charAt(end - 1)) >= 0) {
      end--;
    }
    return link.substring(0, end);
  }
}
