package dev.phoenix.workers.brief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.schema.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What the fields of a brief demand together: no repeats, nothing banned, nothing too long. */
final class SetRules {

  private static final List<String> LISTS =
      List.of("keyPoints", "mustMention", "bannedTerms", "hashtags");

  private SetRules() {}

  /** Adds what a brief of the right shape demands and nobody can write. */
  static void check(ObjectNode brief, Violations violations) {
    LISTS.forEach(list -> noRepeats(list, brief, violations));
    nothingBanned("mustMention", brief, violations);
    nothingBanned("hashtags", brief, violations);
    roomForAll(brief, violations);
  }

  private static void noRepeats(String list, ObjectNode brief, Violations violations) {
    var first = new HashMap<String, Integer>();
    var texts = texts(brief, list);
    for (int i = 0; i < texts.size(); i++) {
      var text = texts.get(i);
      var same = list.equals("hashtags") ? withoutSign(text) : text;
      var earlier = first.putIfAbsent(caseless(same), i);
      if (earlier != null) {
        violations.add(
            "/%s/%d".formatted(list, i),
            "repeats /%s/%d; each may appear once, letter case aside".formatted(list, earlier));
      }
    }
  }

  private static void nothingBanned(String list, ObjectNode brief, Violations violations) {
    var banned = texts(brief, "bannedTerms").stream().map(Folded::of).toList();
    var texts = texts(brief, list);
    for (int i = 0; i < texts.size(); i++) {
      var folded = Folded.of(texts.get(i));
      for (int b = 0; b < banned.size(); b++) {
        if (folded.contains(banned.get(b))) {
          violations.add(
              "/%s/%d".formatted(list, i),
              "contains /bannedTerms/%d; what must appear cannot be banned".formatted(b));
          break;
        }
      }
    }
  }

  private static void roomForAll(ObjectNode brief, Violations violations) {
    var due = new ArrayList<String>();
    texts(brief, "hashtags").forEach(tag -> due.add("#" + caseless(withoutSign(tag))));
    texts(brief, "mustMention").forEach(mention -> due.add(caseless(mention)));
    long characters = 0;
    int parts = 0;
    for (int i = 0; i < due.size(); i++) {
      if (!within(due, i)) {
        characters += due.get(i).codePointCount(0, due.get(i).length());
        parts++;
      }
    }
    // a blank between any two
    long needed = characters + Math.max(0, parts - 1);
    int most = brief.path("maxChars").asInt();
    if (needed > most) {
      violations.add(
          "/maxChars",
          "mustMention and hashtags alone take %d characters; allow that many or demand less"
              .formatted(needed));
    }
  }

  /** Whether one text is a part of another, or the same as an earlier one: it takes no room. */
  private static boolean within(List<String> due, int i) {
    for (int j = 0; j < due.size(); j++) {
      boolean same = due.get(j).equals(due.get(i));
      if (j != i && due.get(j).contains(due.get(i)) && (!same || j < i)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> texts(ObjectNode brief, String list) {
    var texts = new ArrayList<String>();
    if (brief.get(list) instanceof ArrayNode items) {
      for (JsonNode item : items) {
        texts.add(item.asText());
      }
    }
    return texts;
  }

  private static String withoutSign(String tag) {
    return tag.startsWith("#") ? tag.substring(1) : tag;
  }

  private static String caseless(String text) {
    var same = new StringBuilder();
    text.codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(same::appendCodePoint);
    return same.toString();
  }
}
