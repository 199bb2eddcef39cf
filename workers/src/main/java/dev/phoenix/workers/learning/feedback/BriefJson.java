package dev.phoenix.workers.learning.feedback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.brief.Brief;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Briefs as examples hold them: what a text depends on, always in the same form. */
final class BriefJson {

  private BriefJson() {}

  /**
   * The brief with each text of it scrubbed. Hashtags and language are public by their nature and
   * stay. Texts of a list that became the same are one.
   */
  static ObjectNode of(Brief brief, UnaryOperator<String> scrub) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("topic", scrub.apply(brief.topic()));
    json.put("audience", scrub.apply(brief.audience()));
    json.put("language", brief.language());
    json.put("tone", scrub.apply(brief.tone()));
    list(json, "keyPoints", brief.keyPoints(), scrub);
    list(json, "mustMention", brief.mustMention(), scrub);
    list(json, "bannedTerms", brief.bannedTerms(), scrub);
    list(json, "hashtags", brief.hashtags(), UnaryOperator.identity());
    return json.put("maxChars", brief.maxChars());
  }

  private static void list(
      ObjectNode json, String name, List<String> texts, UnaryOperator<String> scrub) {
    var array = json.putArray(name);
    var seen = new TreeSet<String>();
    for (var text : texts) {
      var scrubbed = scrub.apply(text);
      if (seen.add(scrubbed.toLowerCase(Locale.ROOT))) {
        array.add(scrubbed);
      }
    }
  }
}
