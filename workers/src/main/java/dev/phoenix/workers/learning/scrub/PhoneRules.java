package dev.phoenix.workers.learning.scrub;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Phone numbers as people write them: international, North American, with a leading 0 (Germany,
 * France, the United Kingdom) and Spanish. Prices, dates and round numbers are none.
 */
final class PhoneRules {

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}[-/. ]\\d{1,2}(?:[-/. ]\\d{4}(?!\\d)|[-/.]\\d{2}(?![-/\\d])|[ ]\\d{2}$)");
  private static final Pattern MONEY_BEFORE =
      Pattern.compile(".*(?:[€$£]|EUR|USD|GBP) ?", Pattern.DOTALL);
  private static final Pattern MONEY_AFTER =
      Pattern.compile("\\s?(?:[€$£%]|EUR|USD|GBP|euros?\\b|dollars?\\b|Euro\\b)");

  static final List<Rule> RULES =
      List.of(
          rule("(?<![\\w+.,:/])(?:\\+|(?<!\\d[ -])00)[1-9](?:[ ()./-]{0,2}\\d){7,14}(?!\\d)"),
          rule(
              "(?<![\\w.,-])(?<!\\d[ -])(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-."
                  + " ]\\d{4}(?![\\w-]|[.,]\\d)"),
          rule("(?<![\\w.,:/-])(?<!\\d[ -])\\(?0[1-9](?:[ ()/-]{0,2}\\d){6,10}(?![\\w-]|[.,:]\\d)"),
          rule("(?<![\\w.,:/+-])(?<!\\d[ -])[6-9]\\d{2}(?:[ -]?\\d{3}){2}(?![\\w-]|[.,:]\\d)"),
          rule("(?<![\\w.,:/+-])(?<!\\d[ -])[6-9]\\d{1,2}(?:[ -]\\d{2,3}){3}(?![\\w-]|[.,:]\\d)"));

  private PhoneRules() {}

  private static Rule rule(String pattern) {
    return Rule.outsideLinks(Kind.PHONE, pattern, PhoneRules::isPhone);
  }

  private static boolean isPhone(String text, MatchResult find) {
    var digits = find.group().replaceAll("\\D", "");
    var before = text.substring(Math.max(0, find.start() - 5), find.start());
    var after = text.substring(find.end(), Math.min(text.length(), find.end() + 9));
    return digits.length() >= 8
        && !digits.endsWith("0000")
        && !DATE.matcher(find.group()).lookingAt()
        && !MONEY_BEFORE.matcher(before).matches()
        && !MONEY_AFTER.matcher(after).lookingAt();
  }
}
