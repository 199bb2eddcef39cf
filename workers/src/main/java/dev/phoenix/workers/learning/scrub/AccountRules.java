package dev.phoenix.workers.learning.scrub;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bank accounts and payment cards: only numbers whose check digits are right. */
final class AccountRules {

  /** Country and length, from the SWIFT IBAN registry. */
  private static final String LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27"
          + "GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21"
          + "MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24"
          + "SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

  private static final String IBAN =
      Pattern.compile("([A-Z]{2})(\\d\\d)")
          .matcher(LENGTHS)
          .results()
          .map(
              country ->
                  "%s\\d\\d(?:[ -]?[A-Z0-9]){%d}"
                      .formatted(country.group(1), Integer.parseInt(country.group(2)) - 4))
          .collect(Collectors.joining("|", "(?i)(?<![A-Za-z0-9])(?:", ")(?![A-Za-z0-9])"));

  /** Lengths as the issuers use them: Visa, Mastercard, American Express, Diners, JCB, others. */
  private static final String CARD =
      String.join(
          "|",
          digits("4", 12, 15, 18),
          digits("[25]", 15),
          digits("3[47]", 13),
          digits("3[0689]", 12),
          digits("35", 14),
          digits("6", 15, 16, 17, 18));

  static final List<Rule> RULES =
      List.of(
          Rule.outsideLinks(Kind.IBAN, IBAN, AccountRules::isAccount),
          Rule.outsideLinks(
              Kind.CARD, "(?<![\\w.,+-])(?:" + CARD + ")(?![\\w-]|[ ]\\d)", AccountRules::isCard));

  private AccountRules() {}

  private static String digits(String start, int... more) {
    return Arrays.stream(more)
        .mapToObj(count -> start + "(?:[ -]?\\d){" + count + "}(?!\\d)")
        .collect(Collectors.joining("|"));
  }

  private static boolean isAccount(String text, MatchResult find) {
    var iban = find.group().replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    int rest = 0;
    for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
      int value = Character.digit(c, 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  private static boolean isCard(String text, MatchResult find) {
    var digits = find.group().replaceAll("[ -]", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
