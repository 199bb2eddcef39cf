package dev.phoenix.workers.learning.scrub;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * Replaces secrets and personal data by typed placeholders, so that neither the database nor a
 * model ever holds them. Hashtags, prices, dates, times and links without credentials stay. What
 * has no form of its own, such as a person's name or a street, is not found.
 */
public final class Scrubber {

  private final List<Rule> rules;

  /** Makes one with all rules, those first whose finds others would take parts of. */
  public Scrubber() {
    var all = new ArrayList<Rule>(SecretRules.IN_LINKS);
    all.add(
        Rule.of(
            Kind.EMAIL,
            "@",
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,8}"
                + "(?:xn--[a-zA-Z0-9-]{2,40}|\\p{L}{2,24})"));
    all.addAll(SecretRules.ANYWHERE);
    all.addAll(AccountRules.RULES);
    all.addAll(PhoneRules.RULES);
    rules = List.copyOf(all);
  }

  /** The text with placeholders. Scrubbing it again changes nothing. */
  public Scrubbed scrub(String text) {
    var taken = new EnumMap<Kind, Integer>(Kind.class);
    var scrubbed = text;
    for (var rule : rules) {
      scrubbed = rule.apply(scrubbed, taken);
    }
    return new Scrubbed(scrubbed, taken);
  }
}
