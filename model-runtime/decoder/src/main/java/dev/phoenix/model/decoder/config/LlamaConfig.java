package dev.phoenix.model.decoder.config;

/**
 * The shape of a Llama-family decoder. Source: the fields of {@code config.json} that Hugging
 * Face's {@code LlamaConfig} defines.
 *
 * @param vocabularySize number of token ids
 * @param hiddenSize width of the residual stream
 * @param layers number of decoder layers
 * @param heads query heads a layer
 * @param keyValueHeads key and value heads a layer; divides {@code heads} (grouped-query attention)
 * @param headSize width of one head, even; usually {@code hiddenSize / heads}
 * @param feedForwardSize inner width of the SwiGLU feed-forward
 * @param contextLength most tokens of one sequence
 * @param normEpsilon added to the mean square in RMSNorm
 * @param ropeTheta base of the rotary frequencies
 * @param tiedEmbeddings whether the output head is the embedding matrix
 * @param bosTokenId token that begins a text
 * @param eosTokenId token that ends a text
 */
public record LlamaConfig(
    int vocabularySize,
    int hiddenSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int feedForwardSize,
    int contextLength,
    float normEpsilon,
    float ropeTheta,
    boolean tiedEmbeddings,
    int bosTokenId,
    int eosTokenId) {

  /** Checks the numbers against each other, so that a bad file fails here and not in a kernel. */
  public LlamaConfig {
    positive("vocab_size", vocabularySize);
    positive("hidden_size", hiddenSize);
    positive("num_hidden_layers", layers);
    positive("num_attention_heads", heads);
    positive("num_key_value_heads", keyValueHeads);
    positive("head_dim", headSize);
    positive("intermediate_size", feedForwardSize);
    positive("max_position_embeddings", contextLength);
    check(
        heads % keyValueHeads == 0,
        "num_attention_heads (%d) must be a multiple of num_key_value_heads (%d)"
            .formatted(heads, keyValueHeads));
    check(headSize % 2 == 0, "head_dim (" + headSize + ") must be even for rotary positions");
    check(
        Float.isFinite(normEpsilon) && normEpsilon > 0,
        "rms_norm_eps (" + normEpsilon + ") must be positive");
    check(
        Float.isFinite(ropeTheta) && ropeTheta > 0,
        "rope_theta (" + ropeTheta + ") must be positive");
    checkToken("bos_token_id", bosTokenId, vocabularySize);
    checkToken("eos_token_id", eosTokenId, vocabularySize);
  }

  /**
   * A small model in Llama's usual proportions: tied embeddings, epsilon 1e-5, theta 10,000, token
   * 0 begins and ends a text.
   */
  public static LlamaConfig small(
      int vocabularySize,
      int hiddenSize,
      int layers,
      int heads,
      int keyValueHeads,
      int feedForwardSize,
      int contextLength) {
    return new LlamaConfig(
        vocabularySize,
        hiddenSize,
        layers,
        heads,
        keyValueHeads,
        hiddenSize / Math.max(heads, 1),
        feedForwardSize,
        contextLength,
        1e-5f,
        10_000f,
        true,
        0,
        0);
  }

  /** Width of all query heads together. */
  public int queryWidth() {
    return heads * headSize;
  }

  /** Width of all key (or value) heads together. */
  public int keyValueWidth() {
    return keyValueHeads * headSize;
  }

  /** Query heads that share one key and value head. */
  public int groupSize() {
    return heads / keyValueHeads;
  }

  private static void positive(String field, int value) {
    check(
        value > 0 && value <= 1 << 28,
        "%s (%d) must be positive and plausible".formatted(field, value));
  }

  private static void checkToken(String field, int id, int vocabulary) {
    check(
        id >= 0 && id < vocabulary,
        "%s (%d) must lie in the vocabulary of %d".formatted(field, id, vocabulary));
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("config.json: " + message);
    }
  }
}
