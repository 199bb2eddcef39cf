package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The plain sentences that corrections are made of: the first of a section that is allowed. */
final class Plainly {

  private final Assignment assignment;
  private final Filler filler;
  private final Predicate<String> allowed;

  /**
   * Plain sentences for an assignment.
   *
   * @param allowed whether a sentence may be written
   */
  Plainly(Assignment assignment, Predicate<String> allowed) {
    this.assignment = assignment;
    this.filler = new Filler(assignment, assignment.language());
    this.allowed = allowed;
  }

  Optional<String> opening() {
    return first("canon-open " + (assignment.clause() ? "clause" : assignment.manner()), "", "");
  }

  Optional<String> point(Point point) {
    return first("canon-point " + point.kind().section(), point.text(), "");
  }

  Optional<String> mention(Mention mention) {
    return first("canon-mention " + mention.kind().section(), mention.text(), "");
  }

  /** Opening, points and mentions, each with its plain sentence; empty if one is not allowed. */
  Optional<List<Sentence>> all(boolean withPoints) {
    var parts = new ArrayList<Optional<String>>();
    parts.add(opening());
    if (withPoints) {
      assignment.points().forEach(point -> parts.add(point(point)));
    }
    assignment.allMentions().forEach(mention -> parts.add(mention(mention)));
    return joined(parts);
  }

  /** The shortest form: topic and mentions in one sentence. */
  Optional<List<Sentence>> compact() {
    var mentions = new ArrayList<>(assignment.allMentions());
    var parts = new ArrayList<Optional<String>>();
    var suffix = assignment.clause() ? " clause" : "";
    if (mentions.isEmpty()) {
      parts.add(first("compact" + suffix, "", ""));
    } else if (mentions.size() == 1 || !both(mentions.get(0), mentions.get(1))) {
      var mention = mentions.removeFirst();
      var kind = mention.kind();
      boolean own = kind == Mention.Kind.DATE || kind == Mention.Kind.PLACE;
      parts.add(
          own && !assignment.clause()
              ? first("compact mention " + kind.section(), mention.text(), "")
              : first("compact mention" + suffix, mention.text(), ""));
    } else {
      parts.add(
          first(
              "compact mention two" + suffix,
              mentions.removeFirst().text(),
              mentions.removeFirst().text()));
    }
    mentions.forEach(mention -> parts.add(mention(mention)));
    return joined(parts);
  }

  private static boolean both(Mention first, Mention second) {
    return first.kind().compareTo(Mention.Kind.THING) <= 0
        && second.kind().compareTo(Mention.Kind.THING) <= 0;
  }

  private static Optional<List<Sentence>> joined(List<Optional<String>> parts) {
    var sentences = new ArrayList<Sentence>();
    for (var part : parts) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
      sentences.add(new Sentence(part.get(), true));
    }
    return Optional.of(sentences);
  }

  private Optional<String> first(String section, String one, String two) {
    for (int i = 0; i < filler.size(section); i++) {
      var sentence = filler.fixed(section, i, one, two);
      if (allowed.test(sentence)) {
        return Optional.of(sentence);
      }
    }
    return Optional.empty();
  }
}
