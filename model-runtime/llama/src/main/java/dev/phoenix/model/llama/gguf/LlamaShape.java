package dev.phoenix.model.llama.gguf;

import static dev.phoenix.model.llama.gguf.GgufException.check;
import static dev.phoenix.model.llama.gguf.Metadata.need;

import java.util.Set;

/**
 * The sizes of a Llama model, read from its metadata and consistent with each other.
 *
 * @param vocabulary number of tokens
 * @param context tokens that it was trained on at once
 * @param width numbers of an embedding
 * @param layers number of blocks
 * @param feedForward numbers between the two halves of a feed-forward layer
 * @param heads query heads of a block
 * @param keyValueHeads heads of keys and values, a divisor of {@code heads}
 * @param headSize numbers of a head
 */
public record LlamaShape(
    int vocabulary,
    int context,
    int width,
    int layers,
    int feedForward,
    int heads,
    int keyValueHeads,
    int headSize) {

  private static final long MOST_LAYERS = 512;
  private static final long MOST_CONTEXT = 1 << 24;
  private static final long MOST_WIDTH = 1 << 20;
  private static final Set<String> SCALINGS = Set.of("none", "linear", "yarn");

  static LlamaShape read(Metadata metadata, int vocabulary) {
    int heads = size(metadata, "llama.attention.head_count", MOST_WIDTH);
    int width = size(metadata, "llama.embedding_length", MOST_WIDTH);
    int keyValueHeads =
        metadata.has("llama.attention.head_count_kv")
            ? size(metadata, "llama.attention.head_count_kv", MOST_WIDTH)
            : heads;
    check(
        heads % keyValueHeads == 0,
        "%d query heads cannot share %d heads of keys and values evenly",
        heads,
        keyValueHeads);
    int headSize = headSize(metadata, width, heads);
    numbers(metadata);
    metadata
        .uint32("llama.vocab_size")
        .ifPresent(
            size ->
                check(
                    size == vocabulary,
                    "'llama.vocab_size' is %d, but the tokenizer has %d tokens",
                    size,
                    vocabulary));
    return new LlamaShape(
        vocabulary,
        size(metadata, "llama.context_length", MOST_CONTEXT),
        width,
        size(metadata, "llama.block_count", MOST_LAYERS),
        size(metadata, "llama.feed_forward_length", MOST_WIDTH),
        heads,
        keyValueHeads,
        headSize);
  }

  /** llama.cpp asserts that keys, values and the rotated part are of one size. */
  private static int headSize(Metadata metadata, int width, int heads) {
    int headSize;
    if (metadata.has("llama.attention.key_length")) {
      headSize = size(metadata, "llama.attention.key_length", MOST_WIDTH);
    } else {
      check(width % heads == 0, "%d heads do not divide the embedding's %d", heads, width);
      headSize = width / heads;
    }
    for (String key : Set.of("llama.attention.value_length", "llama.rope.dimension_count")) {
      long other = metadata.uint32(key).orElse((long) headSize);
      check(other == headSize, "'%s' is %d, but a head has %d numbers", key, other, headSize);
    }
    check(
        metadata.has("llama.attention.value_length")
            || width % heads == 0 && width / heads == headSize,
        "The metadata lacks 'llama.attention.value_length', which is required beside another key"
            + " length");
    check(headSize % 2 == 0, "A head of %d numbers cannot be rotated: it must be even", headSize);
    return headSize;
  }

  private static void numbers(Metadata metadata) {
    double epsilon =
        need(
            metadata.float32("llama.attention.layer_norm_rms_epsilon"),
            "llama.attention.layer_norm_rms_epsilon");
    check(epsilon > 0 && epsilon < 1, "The norm's epsilon must be in (0, 1); it is %s", epsilon);
    metadata
        .float32("llama.rope.freq_base")
        .ifPresent(base -> check(base >= 1, "'llama.rope.freq_base' is %s, below 1", base));
    for (String key : Set.of("llama.rope.scaling.factor", "llama.rope.scale_linear")) {
      metadata
          .float32(key)
          .ifPresent(factor -> check(factor >= 0, "'%s' is %s, below 0", key, factor));
    }
    metadata
        .text("llama.rope.scaling.type")
        .ifPresent(
            type ->
                check(
                    SCALINGS.contains(type),
                    "The rope scaling '%s' is not one of %s",
                    type,
                    SCALINGS));
    for (String key : Set.of("llama.expert_count", "llama.expert_used_count")) {
      check(
          metadata.uint32(key).orElse(0L) == 0,
          "Mixtures of experts are not supported by this engine ('%s'): use another backend",
          key);
    }
    check(
        metadata.flag("llama.attention.causal").orElse(true),
        "'llama.attention.causal' is false: this is not a model that generates text");
  }

  private static int size(Metadata metadata, String key, long most) {
    long value = need(metadata.uint32(key), key);
    check(value >= 1 && value <= most, "'%s' must be from 1 to %d; it is %d", key, most, value);
    return (int) value;
  }
}
