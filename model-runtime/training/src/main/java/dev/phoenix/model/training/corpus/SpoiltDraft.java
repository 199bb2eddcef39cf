package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** A draft while flaws are put in. */
final class SpoiltDraft {

  /** A word of four letters or more, with the punctuation around it. */
  private static final Pattern LETTERS =
      Pattern.compile("^([^\\p{L}\\p{N}]*)(\\p{L}.{2,}[\\p{L}\\p{N}])([^\\p{L}\\p{N}]*)$");

  private Assignment assignment;
  private final Composer composer;
  private final BriefMaker maker;
  private final Random random;
  private List<Sentence> sentences;
  private List<String> hashtags;

  SpoiltDraft(Assignment assignment, Composer composer, BriefMaker maker, Random random) {
    this.assignment = assignment;
    this.composer = composer;
    this.maker = maker;
    this.random = random;
    var post =
        composer.compose(assignment, random).orElseGet(() -> composer.careless(assignment, random));
    this.sentences = new ArrayList<>(post.sentences());
    this.hashtags = new ArrayList<>(post.hashtags());
  }

  Assignment assignment() {
    return assignment;
  }

  Post post() {
    return new Post(sentences, hashtags);
  }

  void apply(Flaw flaw) {
    switch (flaw) {
      case POLICY -> policy();
      case BANNED -> banned();
      case DEMAND ->
          assignment =
              assignment.withPolicy(assignment.hiddenTerms(), List.of(maker.demanded(random)));
      case DROPPED -> dropped();
      case MISSPELT -> misspelt();
      case HASHTAG -> hashtag();
      case LONG -> tooLong();
      case TWICE -> {
        int at = random.nextInt(sentences.size());
        sentences.add(random.nextInt(sentences.size() + 1), sentences.get(at));
      }
      case GARBLED -> garbled();
      case LANGUAGE -> language();
    }
  }

  private void policy() {
    var present = present();
    Collections.shuffle(present, random);
    var terms =
        new ArrayList<>(present.subList(0, Math.min(present.size(), 1 + random.nextInt(3))));
    for (int i = random.nextInt(4); i > 0; i--) {
      terms.add(maker.term(random));
    }
    Collections.shuffle(terms, random);
    assignment = assignment.withPolicy(terms, assignment.hiddenMentions());
  }

  /** Terms of the set that the draft holds and its brief does not. */
  private List<String> present() {
    var text = post().text();
    var brief = assignment.brief();
    var given =
        String.join(
            " ",
            brief.topic(),
            brief.audience(),
            String.join(" ", brief.keyPoints()),
            String.join(" ", brief.mustMention()),
            String.join(" ", brief.hashtags()));
    return new ArrayList<>(
        maker.policyTerms().stream()
            .filter(term -> Repair.holds(text, term) && !Repair.holds(given, term))
            .toList());
  }

  private void banned() {
    var present = present();
    if (present.isEmpty()) {
      return;
    }
    var terms = new ArrayList<>(assignment.brief().bannedTerms());
    terms.add(present.get(random.nextInt(present.size())));
    Collections.shuffle(terms, random);
    assignment = assignment.withBannedTerms(terms);
  }

  private void dropped() {
    if (assignment.mentions().isEmpty()) {
      hashtag();
      return;
    }
    var mention = assignment.mentions().get(random.nextInt(assignment.mentions().size())).text();
    sentences.removeIf(sentence -> Repair.holds(sentence.text(), mention));
    if (sentences.isEmpty()) {
      sentences.add(new Sentence(mention.substring(0, 1), true));
    }
  }

  private void misspelt() {
    if (assignment.mentions().isEmpty()) {
      garbled();
      return;
    }
    int count = random.nextInt(4) == 0 ? assignment.mentions().size() : 1;
    var order = new ArrayList<>(assignment.mentions());
    Collections.shuffle(order, random);
    for (var mention : order.subList(0, count)) {
      var wrong = Typos.in(mention.text(), random);
      sentences.replaceAll(s -> new Sentence(s.text().replace(mention.text(), wrong), s.needed()));
    }
  }

  private void hashtag() {
    if (hashtags.isEmpty()) {
      return;
    }
    int at = random.nextInt(hashtags.size());
    if (random.nextInt(5) < 2) {
      hashtags.remove(at);
    } else {
      hashtags.set(at, "#" + Typos.in(hashtags.get(at).substring(1), random).replace(" ", ""));
    }
  }

  private void garbled() {
    int at = random.nextInt(sentences.size());
    var words = sentences.get(at).text().split(" ");
    int word = random.nextInt(words.length);
    var letters = LETTERS.matcher(words[word]);
    if (letters.find()) {
      words[word] = letters.group(1) + Typos.in(letters.group(2), random) + letters.group(3);
      sentences.set(at, new Sentence(String.join(" ", words), sentences.get(at).needed()));
    }
  }

  private void tooLong() {
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      var extra = composer.careless(assignment, random).sentences();
      extra.stream()
          .filter(sentence -> !sentence.needed() && !sentences.contains(sentence))
          // a greeting opens a post: amid it, it would be one sentence with the next
          .filter(sentence -> !sentence.text().endsWith(":"))
          .limit(1 + random.nextInt(2))
          .forEach(sentence -> sentences.add(1 + random.nextInt(sentences.size()), sentence));
    }
    int length = post().length();
    int most = length - 1;
    int least = Math.max(20, random.nextInt(3) == 0 ? length / 3 : (int) (length * 0.6));
    int max = least + random.nextInt(Math.max(1, most - least + 1));
    int round = max / 10 * 10;
    assignment =
        assignment.withMaxChars(Math.max(20, random.nextInt(3) > 0 && round >= 20 ? round : max));
  }

  private void language() {
    var other = assignment.language().other();
    var filler = new Filler(assignment, other);
    var foreign = new ArrayList<Sentence>();
    foreign.add(new Sentence(filler.any("open " + assignment.manner(), random), true));
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      foreign.add(new Sentence(filler.any("fill " + assignment.manner(), random), false));
    }
    foreign.add(new Sentence(filler.any("cta " + assignment.manner(), random), false));
    sentences = foreign;
  }
}
