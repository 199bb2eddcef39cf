package dev.phoenix.model.decoder.gguf;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.tokenizer.Merge;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.tokenizer.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A byte-level BPE tokenizer as GGUF metadata. */
final class TokenizerMetadata {

  private static final int NORMAL = 1;
  private static final int CONTROL = 3;
  private static final int UNUSED = 5;

  private TokenizerMetadata() {}

  static void put(LlamaConfig config, Tokenizer tokenizer, Map<String, GgufValue> metadata) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    if (tokenizer.size() > config.vocabularySize()) {
      throw new IllegalArgumentException(
          "The tokenizer has %d tokens, the model only %d"
              .formatted(tokenizer.size(), config.vocabularySize()));
    }
    List<String> tokens = new ArrayList<>(vocabulary.tokens());
    List<Integer> types = new ArrayList<>();
    for (int i = 0; i < config.vocabularySize(); i++) {
      if (i < tokenizer.size()) {
        types.add(vocabulary.special().contains(i) ? CONTROL : NORMAL);
      } else {
        tokens.add("[UNUSED" + i + "]");
        types.add(UNUSED);
      }
    }
    metadata.put("tokenizer.ggml.model", new GgufValue.Text("gpt2"));
    metadata.put("tokenizer.ggml.pre", new GgufValue.Text("gpt-2"));
    metadata.put("tokenizer.ggml.tokens", new GgufValue.Texts(tokens));
    metadata.put("tokenizer.ggml.token_type", new GgufValue.Int32s(types));
    metadata.put(
        "tokenizer.ggml.merges",
        new GgufValue.Texts(vocabulary.merges().stream().map(TokenizerMetadata::spaced).toList()));
    metadata.put("tokenizer.ggml.bos_token_id", new GgufValue.UInt32(config.bosTokenId()));
    metadata.put("tokenizer.ggml.eos_token_id", new GgufValue.UInt32(config.eosTokenId()));
    metadata.put("tokenizer.ggml.add_bos_token", new GgufValue.Bool(false));
    special(vocabulary, "<|im_end|>", "tokenizer.ggml.eot_token_id", metadata);
    special(vocabulary, "<|pad|>", "tokenizer.ggml.padding_token_id", metadata);
  }

  private static void special(
      Vocabulary vocabulary, String token, String key, Map<String, GgufValue> metadata) {
    int id = vocabulary.tokens().indexOf(token);
    if (id >= 0 && vocabulary.special().contains(id)) {
      metadata.put(key, new GgufValue.UInt32(id));
    }
  }

  private static String spaced(Merge merge) {
    return merge.left() + " " + merge.right();
  }
}
