package dev.phoenix.model.llama.gguf;

import static dev.phoenix.model.llama.gguf.Metadata.need;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a tokenizer's metadata. llama.cpp takes the arrays of scores and types by a bare pointer,
 * asserts that tokens differ, and throws through C when a byte has no token: each would end the
 * process.
 */
final class VocabularyCheck {

  private static final long MOST_TOKENS = 1 << 22;

  private final Metadata metadata;

  private VocabularyCheck(Metadata metadata) {
    this.metadata = metadata;
  }

  /** Returns the number of tokens. */
  static int check(Metadata metadata) {
    return new VocabularyCheck(metadata).run();
  }

  private int run() {
    String model = need(metadata.text("tokenizer.ggml.model"), "tokenizer.ggml.model");
    GgufException.check(
        model.equals("gpt2") || model.equals("llama"),
        "The tokenizer '%s' is not supported; 'gpt2' and 'llama' are",
        model);
    metadata.text("tokenizer.ggml.pre");
    Set<String> tokens = tokens();
    sameLength("tokenizer.ggml.scores", ValueType.FLOAT32, tokens.size());
    types(tokens.size());
    if (model.equals("gpt2")) {
      merges();
    } else {
      bytes(tokens);
    }
    for (String key : List.of("tokenizer.ggml.bos_token_id", "tokenizer.ggml.eos_token_id")) {
      long id = need(metadata.uint32(key), key);
      GgufException.check(
          id < tokens.size(), "'%s' is %d, but there are %d tokens", key, id, tokens.size());
    }
    return tokens.size();
  }

  private Set<String> tokens() {
    String key = "tokenizer.ggml.tokens";
    GgufValue.Items items = need(metadata.items(key, ValueType.STRING), key);
    GgufException.check(
        items.count() >= 1 && items.count() <= MOST_TOKENS,
        "There must be from 1 to %d tokens; there are %d",
        MOST_TOKENS,
        items.count());
    Set<String> tokens = new HashSet<>();
    for (String token : items.texts("'" + key + "'")) {
      GgufException.check(!token.isEmpty(), "'%s' has an empty token", key);
      GgufException.check(tokens.add(token), "'%s' has the token '%s' twice", key, token);
    }
    return tokens;
  }

  private void sameLength(String key, ValueType type, int tokens) {
    metadata
        .items(key, type)
        .ifPresent(
            items ->
                GgufException.check(
                    items.count() == tokens,
                    "'%s' has %d values for %d tokens",
                    key,
                    items.count(),
                    tokens));
  }

  private void types(int tokens) {
    String key = "tokenizer.ggml.token_type";
    sameLength(key, ValueType.INT32, tokens);
    GgufValue.Items types = need(metadata.items(key, ValueType.INT32), key);
    for (int i = 0; i < tokens; i++) {
      int type = types.intAt(i);
      GgufException.check(type >= 1 && type <= 6, "'%s'[%d] is %d, not from 1 to 6", key, i, type);
    }
  }

  private void merges() {
    String key = "tokenizer.ggml.merges";
    for (String merge : need(metadata.items(key, ValueType.STRING), key).texts("'" + key + "'")) {
      int space = merge.indexOf(' ', 1);
      GgufException.check(
          space > 0 && space < merge.length() - 1,
          "'%s' has '%s', which is not a pair",
          key,
          merge);
    }
  }

  private static void bytes(Set<String> tokens) {
    for (int b = 0; b < 256; b++) {
      String token = "<0x%02X>".formatted(b);
      GgufException.check(
          tokens.contains(token), "The tokenizer lacks the token '%s' for a byte", token);
    }
  }
}
