package dev.phoenix.model.decoder.tokenizer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns a byte-level BPE vocabulary from texts. Deterministic: the most frequent pair merges
 * first; among equals the pair with the smaller ids. Source: Sennrich et al. 2016, on GPT-2's
 * pieces.
 */
public final class BpeTrainer {

  private final int vocabularySize;
  private final List<String> specialTokens;

  /**
   * A trainer.
   *
   * @param vocabularySize most tokens in all; fewer come out when no pair occurs twice
   * @param specialTokens take the ids from 0 on, in this order; the 256 bytes follow
   */
  public BpeTrainer(int vocabularySize, List<String> specialTokens) {
    if (new HashSet<>(specialTokens).size() != specialTokens.size()) {
      throw new IllegalArgumentException("A special token is named twice: " + specialTokens);
    }
    if (vocabularySize < specialTokens.size() + 256) {
      throw new IllegalArgumentException(
          "A vocabulary of %d has no room for %d special tokens and 256 bytes"
              .formatted(vocabularySize, specialTokens.size()));
    }
    this.vocabularySize = vocabularySize;
    this.specialTokens = List.copyOf(specialTokens);
  }

  /** Learns from texts; the occurrences of special tokens in them are not learned from. */
  public Tokenizer train(Iterable<String> texts) {
    TreeMap<String, Long> counts = new TreeMap<>();
    for (String text : texts) {
      String plain = text;
      for (String special : specialTokens) {
        plain = plain.replace(special, "\n");
      }
      PreTokenizer.split(plain, piece -> counts.merge(piece, 1L, Long::sum));
    }
    List<String> tokens = new ArrayList<>(specialTokens);
    int firstByte = tokens.size();
    for (int b = 0; b < 256; b++) {
      tokens.add(String.valueOf(ByteAlphabet.character(b)));
    }
    List<Merge> merges = learn(new PairCounts(counts, firstByte), tokens);
    Set<Integer> special = new HashSet<>();
    for (int i = 0; i < firstByte; i++) {
      special.add(i);
    }
    return new Tokenizer(new Vocabulary(tokens, merges, special));
  }

  private List<Merge> learn(PairCounts pairs, List<String> tokens) {
    List<Merge> merges = new ArrayList<>();
    Set<String> known = new HashSet<>(tokens);
    while (tokens.size() < vocabularySize) {
      long best = pairs.mostFrequent();
      if (best < 0) {
        break;
      }
      Merge merge = new Merge(tokens.get(Pair.left(best)), tokens.get(Pair.right(best)));
      if (known.add(merge.joined())) {
        pairs.merge(best, tokens.size());
        tokens.add(merge.joined());
        merges.add(merge);
      } else {
        pairs.discard(best);
      }
    }
    return merges;
  }
}
