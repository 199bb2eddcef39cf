package dev.phoenix.workers.learning.scrub;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Secrets: by the prefixes that their issuers give them, by what names them, and by their look. */
final class SecretRules {

  /** The prefixes that the issuers document, so that leaked tokens can be found. */
  private static final String KNOWN =
      "(?<![A-Za-z0-9])(?:"
          + String.join(
              "|",
              "sk-[\\w-]{16,}+",
              "[srp]k_(?:live|test)_\\w{10,}+",
              "gh[pousr]_[A-Za-z0-9]{20,}+",
              "github_pat_\\w{20,}+",
              "glpat-[\\w-]{16,}+",
              "xox[abeprs]-[\\w-]{10,}+",
              "(?:AKIA|ASIA)[A-Z0-9]{16}",
              "AIza[\\w-]{30,}+",
              "ya29\\.[\\w-]{20,}+",
              "hf_[A-Za-z0-9]{20,}+",
              "npm_[A-Za-z0-9]{30,}+",
              "pypi-[\\w-]{30,}+",
              "dop_v1_[a-f0-9]{40,}+",
              "SG\\.[\\w-]{16,}+\\.[\\w-]{16,}+",
              "eyJ[\\w-]{8,}+\\.[\\w-]{8,}+(?:\\.[\\w-]*+)?",
              "\\d{8,10}:AA[\\w-]{30,}+")
          + ")";

  private static final String NAMED =
      "(?iu)(?:password|passwd|pwd|passwort|contraseña|token|api[ _-]?key|access[ _-]?key|"
          + "client[ _-]?secret|secret[ _-]?key)[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?"
          + "(?<hide>[^\\s\"',;\\[\\]]{6,}+)";

  private static final String IN_QUERY =
      "(?i)[?&#](?:[a-z_-]{0,20}token|api_?key|sig|[a-z-]{0,10}signature|secret|password|auth)="
          + "(?<hide>[^\\s&#\\[\\]]{6,}+)";

  private static final Pattern PARTS = Pattern.compile("[^A-Za-z0-9]+");
  private static final int RUN = 16;
  private static final double CHANGES = 0.35;

  /** Private keys, and what links carry. */
  static final List<Rule> IN_LINKS =
      List.of(
          Rule.of(
              Kind.SECRET,
              "-",
              "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?s:.)*?"
                  + "(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\\z)"),
          Rule.of(Kind.SECRET, "@", "\\b[a-z][a-z0-9+.-]{1,20}://(?<hide>[^\\s/@\\[\\]]++)@"),
          Rule.of(Kind.SECRET, "=", IN_QUERY));

  /** What looks like one anywhere. */
  static final List<Rule> ANYWHERE =
      List.of(
          new Rule(Kind.SECRET, Rule.DIGIT, Pattern.compile(KNOWN), SecretRules::hasDigit, true),
          Rule.outsideLinks(
              Kind.SECRET,
              "(?i)\\bBearer\\s{1,3}(?<hide>[\\w.~+/-]{12,}+=*+)",
              SecretRules::hasDigit),
          Rule.outsideLinks(Kind.SECRET, NAMED, SecretRules::hasDigit),
          Rule.outsideLinks(
              Kind.SECRET,
              "(?<![\\w#@+/-])[0-9a-fA-F]{32,}+(?![\\w-])",
              (text, find) -> hasDigit(text, find) && hasLetter(find.group())),
          Rule.outsideLinks(
              Kind.SECRET, "(?<![\\w#@+/-])[\\w+/-]{20,}+={0,2}+", SecretRules::looksRandom));

  private SecretRules() {}

  private static boolean hasDigit(String text, MatchResult find) {
    return find.group().chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasLetter(String token) {
    return token.chars().anyMatch(Character::isLetter);
  }

  /**
   * Whether a run of letters and digits changes between capitals, small letters and digits as often
   * as a random one does (0.62 of its steps for base 62; names such as {@code SpringSale2026Berlin}
   * have 0.31).
   */
  private static boolean looksRandom(String text, MatchResult find) {
    return PARTS.splitAsStream(find.group()).anyMatch(SecretRules::random);
  }

  private static boolean random(String run) {
    if (run.length() < RUN) {
      return false;
    }
    int changes = 0;
    int seen = type(run.charAt(0));
    for (int i = 1; i < run.length(); i++) {
      changes += type(run.charAt(i)) == type(run.charAt(i - 1)) ? 0 : 1;
      seen |= type(run.charAt(i));
    }
    return seen == 7 && changes >= CHANGES * (run.length() - 1);
  }

  private static int type(char c) {
    return c <= '9' ? 1 : c <= 'Z' ? 2 : 4;
  }
}
