package dev.phoenix.model.llama.testmodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * The sizes of a random Llama model whose token that ends a text is never the likeliest.
 *
 * @param width numbers of an embedding
 * @param layers blocks
 * @param heads query heads
 * @param keyValueHeads heads of keys and values
 * @param feedForward inner numbers of a feed-forward layer
 * @param vocabulary tokens
 * @param context tokens at once
 * @param quantised matrices in Q8_0 instead of F32
 * @param seed what the weights are drawn from
 */
public record TinyModel(
    int width,
    int layers,
    int heads,
    int keyValueHeads,
    int feedForward,
    int vocabulary,
    int context,
    boolean quantised,
    long seed) {

  /** 0.1 million parameters in single precision, quick to write and to run. */
  public static final TinyModel SMALL = new TinyModel(64, 2, 4, 2, 96, 384, 256, false, 7);

  /** As little as a model can be with a byte-level tokenizer. */
  public static final TinyModel TINIEST = new TinyModel(32, 1, 2, 1, 32, 258, 64, false, 7);

  /** The sizes of phoenix-core: 4 million parameters in Q8_0. */
  public static final TinyModel CORE = new TinyModel(256, 5, 8, 4, 640, 2048, 1024, true, 7);

  /** Writes the model into a folder. */
  public Path write(Path folder) throws IOException {
    return Files.write(folder.resolve("model-" + seed + ".gguf"), builder().build().bytes());
  }

  /** Writes a model whose token that ends a text is always the likeliest. */
  public Path writeEnding(Path folder) throws IOException {
    float[] bias = new float[width];
    Arrays.fill(bias, 100);
    float[] head = new float[width * vocabulary];
    Arrays.fill(head, width * (vocabulary - 1), head.length, 1);
    String last = "blk." + (layers - 1) + ".ffn_down.bias";
    GgufBuilder file = builder().tensor(last, Weights.f32(bias), width);
    file.without("output.weight").tensor("output.weight", stored(head), width, vocabulary);
    return Files.write(folder.resolve("ending.gguf"), file.build().bytes());
  }

  /** Writes a model that computes no numbers from a character on. */
  public Path writeWithBrokenToken(Path folder, char character) throws IOException {
    float[] embeddings = Weights.random(width * vocabulary, 1, new Random(seed));
    embeddings[width * TinyVocabulary.token(character)] = Float.NaN;
    GgufBuilder file = builder().without("token_embd.weight");
    file.tensor("token_embd.weight", Weights.f32(embeddings), width, vocabulary);
    return Files.write(folder.resolve("broken.gguf"), file.build().bytes());
  }

  /** The model's file before it is put together. */
  public GgufBuilder builder() {
    Random random = new Random(seed);
    GgufBuilder file = new GgufBuilder();
    file.put("general.architecture", "llama")
        .put("general.name", "tiny")
        .put("llama.vocab_size", vocabulary)
        .put("llama.context_length", context)
        .put("llama.embedding_length", width)
        .put("llama.block_count", layers)
        .put("llama.feed_forward_length", feedForward)
        .put("llama.attention.head_count", heads)
        .put("llama.attention.head_count_kv", keyValueHeads)
        .put("llama.rope.dimension_count", width / heads)
        .put("llama.rope.freq_base", 10_000f)
        .put("llama.attention.layer_norm_rms_epsilon", 1e-5f);
    new TinyVocabulary(vocabulary, random).put(file);
    float[] embeddings = Weights.random(width * vocabulary, 1, random);
    file.tensor("token_embd.weight", stored(embeddings), width, vocabulary);
    norm(file, "output_norm.weight", random);
    // a head of its own: with a tied one a random model repeats its last token
    float[] head = Weights.random(width * vocabulary, 8 / Math.sqrt(width), random);
    Arrays.fill(head, width * (vocabulary - 1), head.length, 0);
    file.tensor("output.weight", stored(head), width, vocabulary);
    int keys = width / heads * keyValueHeads;
    for (int i = 0; i < layers; i++) {
      String block = "blk." + i + ".";
      norm(file, block + "attn_norm.weight", random);
      matrix(file, block + "attn_q.weight", width, width, random);
      matrix(file, block + "attn_k.weight", width, keys, random);
      matrix(file, block + "attn_v.weight", width, keys, random);
      matrix(file, block + "attn_output.weight", width, width, random);
      norm(file, block + "ffn_norm.weight", random);
      matrix(file, block + "ffn_gate.weight", width, feedForward, random);
      matrix(file, block + "ffn_up.weight", width, feedForward, random);
      matrix(file, block + "ffn_down.weight", feedForward, width, random);
    }
    return file;
  }

  /** Writes a LoRA adapter for the query and value matrices of this model. */
  public Path writeAdapter(Path folder, String name, int rank, long adapterSeed)
      throws IOException {
    return Files.write(folder.resolve(name + ".gguf"), adapter(rank, adapterSeed).build().bytes());
  }

  /** An adapter's file before it is put together. */
  public GgufBuilder adapter(int rank, long adapterSeed) {
    Random random = new Random(adapterSeed);
    GgufBuilder file = new GgufBuilder();
    file.put("general.type", "adapter")
        .put("general.architecture", "llama")
        .put("adapter.type", "lora")
        .put("adapter.lora.alpha", (float) (2 * rank));
    for (int i = 0; i < layers; i++) {
      pair(file, "blk." + i + ".attn_q.weight", width, rank, random);
      pair(file, "blk." + i + ".attn_v.weight", width / heads * keyValueHeads, rank, random);
    }
    return file;
  }

  private void pair(GgufBuilder file, String target, int out, int rank, Random random) {
    float[] a = Weights.random(width * rank, 1 / Math.sqrt(width), random);
    float[] b = Weights.random(rank * out, 0.5, random);
    file.tensor(target + ".lora_a", Weights.f32(a), width, rank);
    file.tensor(target + ".lora_b", Weights.f32(b), rank, out);
  }

  private void norm(GgufBuilder file, String name, Random random) {
    file.tensor(name, Weights.f32(Weights.random(width, 0, random)), width);
  }

  private void matrix(GgufBuilder file, String name, int in, int out, Random random) {
    file.tensor(name, stored(Weights.random(in * out, 1 / Math.sqrt(in), random)), in, out);
  }

  private Weights stored(float[] values) {
    return quantised ? Weights.q8(values) : Weights.f32(values);
  }
}
