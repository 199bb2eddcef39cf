package dev.phoenix.model.decoder.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.decoder.net.KvCache;
import dev.phoenix.model.decoder.net.LlamaModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The reference decoding loop: many prompts at once, each with a result that does not depend on
 * what else is in its batch (but for rounding). For one thread.
 */
public final class Generator {

  private final LlamaModel model;
  private final int batchSize;

  /** A generator that decodes at most {@code batchSize} prompts together. */
  public Generator(LlamaModel model, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("A batch needs room for a prompt, not " + batchSize);
    }
    this.model = model;
    this.batchSize = batchSize;
  }

  /** Continues each prompt; the results stand in the order of the prompts. */
  public List<Generation> generate(List<int[]> prompts, GenerationOptions options) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      rows.add(new Row(i, prompts.get(i), model.config().contextLength(), options));
    }
    // prompts of like length together: less padding
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(row -> row.prompt().length));
    boolean gradients = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      for (int i = 0; i < sorted.size(); i += batchSize) {
        decode(sorted.subList(i, Math.min(i + batchSize, sorted.size())));
      }
    } finally {
      JniUtils.setGradMode(gradients);
    }
    return rows.stream().map(Row::result).toList();
  }

  private void decode(List<Row> batch) {
    List<Row> rows = new ArrayList<>(batch);
    int longest = rows.stream().mapToInt(row -> row.prompt().length).max().orElse(0);
    int most = rows.stream().mapToInt(Row::limit).max().orElse(0);
    int[] padding = rows.stream().mapToInt(row -> longest - row.prompt().length).toArray();
    NDManager manager = model.manager();
    try (KvCache cache = new KvCache(manager, model.config(), rows.size(), longest + most)) {
      long[] ids = prompts(rows, padding, longest);
      while (!rows.isEmpty()) {
        float[] logits = logits(ids, rows.size(), cache, padding);
        ids = new long[rows.size()];
        for (int i = 0; i < ids.length; i++) {
          ids[i] =
              rows.get(i).done() ? 0 : rows.get(i).advance(logits, i * vocabulary(), vocabulary());
        }
        int[] going = going(rows);
        if (going.length < rows.size()
            && worthwhile(rows, going, cache.length(), model.config().contextLength())) {
          List<Row> kept = new ArrayList<>();
          long[] numbers = new long[going.length];
          long[] keptIds = new long[going.length];
          int[] keptPadding = new int[going.length];
          for (int i = 0; i < going.length; i++) {
            kept.add(rows.get(going[i]));
            numbers[i] = going[i];
            keptIds[i] = ids[going[i]];
            keptPadding[i] = padding[going[i]];
          }
          if (going.length > 0) {
            cache.keep(numbers);
          }
          rows = kept;
          ids = keptIds;
          padding = keptPadding;
        }
      }
    }
  }

  private float[] logits(long[] ids, int rows, KvCache cache, int[] padding) {
    try (NDManager scratch = model.manager().newSubManager()) {
      NDArray input = scratch.create(ids, new Shape(rows, ids.length / rows));
      NDArray hidden = model.net().hidden(model.parameters(), input, cache, padding);
      NDArray last = hidden.get(":, -1");
      return model.net().head(model.parameters(), last).toFloatArray();
    }
  }

  /**
   * Near the context's end a done row must go at once; else they are dropped a quarter at a time.
   */
  private static boolean worthwhile(List<Row> rows, int[] going, int length, int context) {
    boolean full = length >= context;
    return full || going.length == 0 || (rows.size() - going.length) * 4 >= rows.size();
  }

  private static int[] going(List<Row> rows) {
    List<Integer> going = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).done()) {
        going.add(i);
      }
    }
    return going.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long[] prompts(List<Row> rows, int[] padding, int longest) {
    long[] ids = new long[rows.size() * longest];
    for (int i = 0; i < rows.size(); i++) {
      int[] prompt = rows.get(i).prompt();
      for (int t = 0; t < prompt.length; t++) {
        ids[i * longest + padding[i] + t] = prompt[t];
      }
    }
    return ids;
  }

  private int vocabulary() {
    return model.config().vocabularySize();
  }
}
