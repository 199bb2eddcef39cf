package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Mends a draft sentence by sentence: keeps what is good, replaces or adds the least. */
final class Repair {

  private static final Pattern BETWEEN = Pattern.compile("(?<=[.!?…])\\s+(?=[¿¡\\p{Lu}\\p{N}@\"])");
  private static final Pattern HASHTAG = Pattern.compile("(?<!\\S)#\\S*");

  private final Assignment assignment;
  private final Plainly plainly;
  private final Predicate<String> sound;
  private final List<String> items = new ArrayList<>();

  /**
   * A repair.
   *
   * @param sound whether a sentence has no banned term and no garbled word
   */
  Repair(Assignment assignment, Plainly plainly, Predicate<String> sound) {
    this.assignment = assignment;
    this.plainly = plainly;
    this.sound = sound;
    items.add(assignment.topic().text());
    assignment.points().forEach(point -> items.add(point.text()));
    assignment.allMentions().forEach(mention -> items.add(mention.text()));
  }

  /** The mended sentences; empty if something needed cannot be said without a banned term. */
  Optional<List<Sentence>> sentences(String draft) {
    var body = HASHTAG.matcher(draft).replaceAll("").replaceAll("\\s+", " ").strip();
    var texts = distinct(BETWEEN.split(body));
    items.forEach(item -> copyAgain(item, texts));
    var sentences = new ArrayList<Sentence>();
    for (var text : texts) {
      boolean needed = items.stream().anyMatch(item -> holds(text, item));
      if (sound.test(text)) {
        sentences.add(new Sentence(text, needed));
      } else if (needed) {
        var plain = plain(text, sentences);
        if (plain.isEmpty()) {
          return Optional.empty();
        }
        sentences.addAll(plain.get());
      }
    }
    return completed(sentences);
  }

  private static List<String> distinct(String[] texts) {
    var seen = new HashSet<String>();
    var distinct = new ArrayList<String>();
    for (var text : texts) {
      if (!text.isBlank() && seen.add(text.toLowerCase(Locale.ROOT))) {
        distinct.add(text);
      }
    }
    return distinct;
  }

  /** Puts an item in the place of what looks like a bad copy of it. */
  private void copyAgain(String item, List<String> texts) {
    if (texts.stream().anyMatch(text -> holds(text, item))) {
      return;
    }
    int best = -1;
    Likeness.Span span = new Likeness.Span(0, 0, 0);
    for (int i = 0; i < texts.size(); i++) {
      var found = Likeness.of(item, texts.get(i));
      if (found.isPresent() && found.get().likeness() > span.likeness()) {
        best = i;
        span = found.get();
      }
    }
    if (best >= 0) {
      var text = texts.get(best);
      texts.set(
          best,
          Grammar.capitalise(text.substring(0, span.from()) + item + text.substring(span.to())));
    }
  }

  /** Plain sentences for what an unsound one carried. */
  private Optional<List<Sentence>> plain(String text, List<Sentence> before) {
    var plain = new ArrayList<Sentence>();
    if (holds(text, assignment.topic().text())
        && before.stream().noneMatch(s -> holds(s.text(), assignment.topic().text()))) {
      if (!add(plainly.opening(), plain)) {
        return Optional.empty();
      }
    }
    for (var point : assignment.points()) {
      if (holds(text, point.text()) && !add(plainly.point(point), plain)) {
        return Optional.empty();
      }
    }
    for (var mention : assignment.allMentions()) {
      if (holds(text, mention.text()) && !add(plainly.mention(mention), plain)) {
        return Optional.empty();
      }
    }
    return Optional.of(plain);
  }

  /** The topic goes to the front, points and mentions behind the last sentence that is needed. */
  private Optional<List<Sentence>> completed(List<Sentence> sentences) {
    if (isMissing(assignment.topic().text(), sentences)) {
      var opening = new ArrayList<Sentence>();
      if (!add(plainly.opening(), opening)) {
        return Optional.empty();
      }
      sentences.addAll(0, opening);
    }
    var missing = new ArrayList<Sentence>();
    for (var point : assignment.points()) {
      if (isMissing(point.text(), sentences) && !add(plainly.point(point), missing)) {
        return Optional.empty();
      }
    }
    for (var mention : assignment.allMentions()) {
      if (isMissing(mention.text(), sentences) && !add(plainly.mention(mention), missing)) {
        return Optional.empty();
      }
    }
    sentences.addAll(missing);
    return Optional.of(sentences);
  }

  private static boolean isMissing(String item, List<Sentence> sentences) {
    return sentences.stream().noneMatch(sentence -> holds(sentence.text(), item));
  }

  private static boolean add(Optional<String> text, List<Sentence> to) {
    text.ifPresent(sentence -> to.add(new Sentence(sentence, true)));
    return text.isPresent();
  }

  /** Whether a text says something; "del futuro" and "al futuro" say "el futuro". */
  static boolean holds(String text, String item) {
    var folded = text.toLowerCase(Locale.ROOT);
    var wanted = item.toLowerCase(Locale.ROOT);
    return occurs(folded, wanted)
        || (wanted.startsWith("el ")
            && (occurs(folded, "d" + wanted) || occurs(folded, "a" + wanted.substring(1))));
  }

  private static boolean occurs(String folded, String wanted) {
    for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1));
      if (starts && (end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
