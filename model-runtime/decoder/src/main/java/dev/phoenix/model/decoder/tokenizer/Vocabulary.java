package dev.phoenix.model.decoder.tokenizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a byte-level BPE tokenizer consists of.
 *
 * @param tokens by id, special ones as they are written, the others in byte-level spelling
 * @param merges by rank, the first learned first
 * @param special ids that the text of a user never becomes and that decoding leaves out
 */
public record Vocabulary(List<String> tokens, List<Merge> merges, Set<Integer> special) {

  public Vocabulary {
    tokens = List.copyOf(tokens);
    merges = List.copyOf(merges);
    special = Set.copyOf(special);
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (ids.put(tokens.get(i), i) != null) {
        throw new IllegalArgumentException(
            "tokenizer.json: token '" + tokens.get(i) + "' has two ids");
      }
    }
    for (int b = 0; b < 256; b++) {
      need(ids, String.valueOf(ByteAlphabet.character(b)), "for byte " + b);
    }
    for (Merge merge : merges) {
      need(ids, merge.left(), "of a merge");
      need(ids, merge.right(), "of a merge");
      need(ids, merge.joined(), "that a merge makes");
    }
  }

  /** Ids by token. */
  Map<String, Integer> ids() {
    Map<String, Integer> ids = HashMap.newHashMap(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      ids.put(tokens.get(i), i);
    }
    return ids;
  }

  private static void need(Map<String, Integer> ids, String token, String role) {
    if (!ids.containsKey(token)) {
      throw new IllegalArgumentException(
          "tokenizer.json: the vocabulary lacks the token '" + token + "' " + role);
    }
  }
}
