package dev.phoenix.model.training.corpus;

import dev.phoenix.model.api.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/** Makes briefs of a language from one set's words. */
public final class BriefMaker {

  private static final int[] LIMITS = {
    160, 180, 200, 220, 240, 260, 280, 280, 280, 280, 280, 300, 320, 350, 400, 500, 600, 800
  };
  private static final List<String> MANNERS = List.of("friendly", "formal", "lively");

  private final Language language;
  private final Split split;
  private final Lexicon lexicon;
  private final WordMaker words;
  private final TopicMaker topics;
  private final DetailMaker details;

  /** A maker of briefs. */
  public BriefMaker(Language language, Split split) {
    this(language, split, List.of());
  }

  /**
   * A maker of briefs.
   *
   * @param pieces what made-up words may consist of beside parts of real ones
   */
  BriefMaker(Language language, Split split, List<String> pieces) {
    this.split = split;
    this.language = language;
    this.lexicon = Lexicon.of(language, split);
    this.words = new WordMaker(lexicon, split, pieces);
    this.topics = new TopicMaker(language, split, words);
    this.details = new DetailMaker(language, split, words);
  }

  /** A brief without a hidden policy. */
  public Assignment make(Random random) {
    var fields = lexicon.fields();
    var field = fields.get(random.nextInt(fields.size()));
    var topic = topics.topic(field, random);
    var points = new ArrayList<Point>();
    int pointCount = new int[] {0, 1, 1, 1, 2, 2, 2, 3}[random.nextInt(8)];
    while (points.size() < pointCount) {
      var point = details.point(random);
      if (points.stream().noneMatch(point::repeats)) {
        points.add(point);
      }
    }
    var mentions = new ArrayList<Mention>();
    int mentionCount = new int[] {0, 0, 1, 1, 1, 1, 2, 2, 3}[random.nextInt(9)];
    while (mentions.size() < mentionCount) {
      mentions.add(details.mention(random));
    }
    var manner = MANNERS.get(random.nextInt(MANNERS.size()));
    int max = LIMITS[random.nextInt(LIMITS.length)];
    return new Assignment(
        language,
        field,
        manner,
        topic.phrase(),
        topic.clause(),
        points,
        mentions,
        new Brief(
            topic.given(),
            audience(random),
            language.code(),
            tone(manner, random),
            points.stream().map(Point::given).toList(),
            mentions.stream().map(Mention::text).toList(),
            banned(random),
            details.hashtags(topic.phrase().text(), mentions, random),
            random.nextInt(5) == 0 ? max + random.nextInt(60) : max),
        List.of(),
        List.of());
  }

  private String audience(Random random) {
    int kind = random.nextInt(100);
    if (kind < 25) {
      return "";
    }
    return kind < (split == Split.TRAIN ? 60 : 45)
        ? words.word(random) + " " + words.word(random)
        : lexicon.any("audience", random);
  }

  private String tone(String manner, Random random) {
    if (manner.equals("friendly") && random.nextInt(5) == 0) {
      return "";
    }
    return lexicon.shared("tone " + manner, random);
  }

  private List<String> banned(Random random) {
    var terms = new TreeSet<String>();
    int count = new int[] {0, 0, 0, 1, 1, 2, 3}[random.nextInt(7)];
    while (terms.size() < count) {
      terms.add(term(random));
    }
    return List.copyOf(terms);
  }

  /** A term that a house style may ban, of this maker's set. */
  String term(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> words.word(random);
      case 1, 2 -> lexicon.any("policy", random).toLowerCase(Locale.ROOT);
      default -> lexicon.any("praise", random);
    };
  }

  /** Terms of this maker's set that posts are likely to hold. */
  List<String> policyTerms() {
    var terms = new ArrayList<>(lexicon.share("policy"));
    terms.addAll(lexicon.share("praise"));
    return terms;
  }

  /** A mention that a policy demands. */
  Mention demanded(Random random) {
    return details.mention(random);
  }
}
