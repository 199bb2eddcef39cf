package dev.phoenix.workers.learning.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds one form of what is taken out. Each pattern takes time in proportion to the text: its runs
 * are possessive or bounded.
 *
 * @param kind what it finds
 * @param needs characters of which the text must hold one, or the pattern is not tried
 * @param pattern where it may be; a group {@code hide} bounds what is replaced
 * @param holds whether it is one
 * @param inLinks whether it may be a part of a link
 */
record Rule(Kind kind, String needs, Pattern pattern, Test holds, boolean inLinks) {

  static final String DIGIT = "0123456789";

  private static final Pattern LINK =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:https?://|www\\.)[^\\s<>\"]++");

  /** Looks at a find and its surroundings. */
  @FunctionalInterface
  interface Test {
    boolean holds(String text, MatchResult find);
  }

  /** A rule that holds wherever its pattern matches, in links too. */
  static Rule of(Kind kind, String needs, String pattern) {
    return new Rule(kind, needs, Pattern.compile(pattern), (text, find) -> true, true);
  }

  /** A rule for what has a digit and never is a part of a link. */
  static Rule outsideLinks(Kind kind, String pattern, Test holds) {
    return new Rule(kind, DIGIT, Pattern.compile(pattern), holds, false);
  }

  /** The text without what this rule finds; counts it in {@code taken}. */
  String apply(String text, Map<Kind, Integer> taken) {
    if (text.chars().noneMatch(c -> needs.indexOf(c) >= 0)) {
      return text;
    }
    var find = pattern.matcher(text);
    var links = inLinks ? List.<int[]>of() : null;
    var kept = new StringBuilder();
    int done = 0;
    while (find.find()) {
      if (links == null) {
        links = links(text);
      }
      if (inside(links, find.start()) || !holds.holds(text, find)) {
        continue;
      }
      boolean part = pattern.namedGroups().containsKey("hide");
      kept.append(text, done, part ? find.start("hide") : find.start()).append(kind.placeholder());
      done = part ? find.end("hide") : find.end();
      taken.merge(kind, 1, Integer::sum);
    }
    return done == 0 ? text : kept.append(text, done, text.length()).toString();
  }

  private static List<int[]> links(String text) {
    var links = new ArrayList<int[]>();
    var link = LINK.matcher(text);
    while (link.find()) {
      links.add(new int[] {link.start(), link.end()});
    }
    return links;
  }

  private static boolean inside(List<int[]> links, int at) {
    return links.stream().anyMatch(link -> link[0] <= at && at < link[1]);
  }
}
