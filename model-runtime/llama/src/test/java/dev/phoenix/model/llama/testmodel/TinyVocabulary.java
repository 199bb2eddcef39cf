package dev.phoenix.model.llama.testmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A byte-level tokenizer of any size: the 256 bytes, random merges, and the token that ends a text.
 */
final class TinyVocabulary {

  static final String END = "<|end|>";

  private final List<String> tokens = new ArrayList<>();
  private final List<String> merges = new ArrayList<>();

  TinyVocabulary(int size, Random random) {
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printable = b >= 33 && b <= 126 || b >= 161 && b <= 172 || b >= 174;
      tokens.add(Character.toString(printable ? b : next++));
    }
    Set<String> known = new HashSet<>(tokens);
    while (tokens.size() < size - 1) {
      // mostly letters, so that texts of the tests use merges
      String left = pick(random);
      String right = pick(random);
      if (known.add(left + right)) {
        tokens.add(left + right);
        merges.add(left + " " + right);
      }
    }
    tokens.add(END);
  }

  /** The token of a single ASCII character: bytes come first, in order. */
  static int token(char character) {
    return character;
  }

  private String pick(Random random) {
    return random.nextBoolean()
        ? tokens.get('a' + random.nextInt(26))
        : tokens.get(random.nextInt(tokens.size()));
  }

  void put(GgufBuilder file) {
    int[] types = new int[tokens.size()];
    Arrays.fill(types, 1);
    types[types.length - 1] = 3;
    file.put("tokenizer.ggml.model", "gpt2")
        .put("tokenizer.ggml.pre", "gpt-2")
        .put("tokenizer.ggml.tokens", List.copyOf(tokens))
        .put("tokenizer.ggml.token_type", types)
        .put("tokenizer.ggml.merges", List.copyOf(merges))
        .put("tokenizer.ggml.bos_token_id", tokens.size() - 1)
        .put("tokenizer.ggml.eos_token_id", tokens.size() - 1)
        .put("tokenizer.ggml.add_bos_token", false);
  }
}
