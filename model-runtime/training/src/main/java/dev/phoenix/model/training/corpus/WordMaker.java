package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Makes words that no list holds: a small model learns to copy only from words that it cannot
 * guess.
 */
final class WordMaker {

  private static final String[] ONSETS =
      "b c d f g h j k l m n p r s t v z br cr dr fl gl pr tr st ch qu sh th ll x w".split(" ");
  private static final String[] NUCLEI = "a e i o u a e o ai ei ou ia".split(" ");
  private static final String[] CODAS = {
    "n", "r", "s", "l", "x", "k", "th", "m", "d", "t", "", "", "", "", ""
  };

  /** What chance spells now and then, in either language, and nobody wants to read in a post. */
  private static final Pattern RUDE =
      Pattern.compile(
          "shit|fuck|cunt|cock|dick|tits|arse|slut|whore|rape|nazi|nigg|fag|porn|sex|kill"
              + "|puta|puto|coño|polla|mierd|cabr[oó]n|joder|marica|culo$");

  /** Share of words made from pieces, where there are any. */
  private static final int PIECED = 45;

  private final Lexicon lexicon;
  private final Split split;
  private final List<String> pieces;

  WordMaker(Lexicon lexicon, Split split) {
    this(lexicon, split, List.of());
  }

  /**
   * A maker.
   *
   * @param pieces letters that a tokenizer has tokens for. Words made from them let a model meet
   *     each token in many surroundings: one that it knows from a single word it cannot copy in
   *     another
   */
  WordMaker(Lexicon lexicon, Split split, List<String> pieces) {
    this.lexicon = lexicon;
    this.split = split;
    this.pieces = pieces;
  }

  /** Any word of the set, made or real, lower-case. */
  String word(Random random) {
    while (true) {
      var word = candidate(random);
      if (word.length() >= 3 && word.length() <= 14 && isFit(word)) {
        return word;
      }
    }
  }

  /** A name of the set that no list holds, with a capital letter. */
  String name(Random random) {
    while (true) {
      var word = nameCandidate(random);
      if (word.length() >= 3 && word.length() <= 10 && isFit(word)) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      }
    }
  }

  private String nameCandidate(Random random) {
    if (!pieces.isEmpty() && random.nextInt(100) < PIECED) {
      return pieced(random);
    }
    return random.nextInt(3) == 0 ? spliced(random) : syllables(random);
  }

  private String pieced(Random random) {
    var word = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      word.append(pieces.get(random.nextInt(pieces.size())));
    }
    return word.toString();
  }

  private boolean isFit(String word) {
    return Split.of(word) == split && !RUDE.matcher(word).find();
  }

  private String candidate(Random random) {
    if (!pieces.isEmpty() && random.nextInt(100) < PIECED) {
      return pieced(random);
    }
    int kind = random.nextInt(100);
    if (kind < 30) {
      return spliced(random);
    }
    if (kind < 45) {
      return syllables(random);
    }
    if (kind < 62) {
      return chunks(random);
    }
    return kind < 68 ? shuffled(random) : real(random);
  }

  private String real(Random random) {
    return lexicon.words().get(random.nextInt(lexicon.words().size()));
  }

  private String spliced(Random random) {
    var head = real(random);
    var tail = real(random);
    return head.substring(0, 2 + random.nextInt(head.length() - 2))
        + tail.substring(1 + random.nextInt(tail.length() - 2));
  }

  private String syllables(Random random) {
    var word = new StringBuilder();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      word.append(ONSETS[random.nextInt(ONSETS.length)])
          .append(NUCLEI[random.nextInt(NUCLEI.length)]);
    }
    return word.append(CODAS[random.nextInt(CODAS.length)]).toString();
  }

  private String chunks(Random random) {
    var word = new StringBuilder();
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      var source = real(random);
      int from = random.nextInt(source.length() - 2);
      word.append(source, from, Math.min(source.length(), from + 2 + random.nextInt(3)));
    }
    return word.toString();
  }

  private String shuffled(Random random) {
    List<Character> letters = new ArrayList<>();
    real(random).chars().forEach(c -> letters.add((char) c));
    Collections.shuffle(letters, random);
    var word = new StringBuilder();
    letters.forEach(word::append);
    return word.toString();
  }
}
