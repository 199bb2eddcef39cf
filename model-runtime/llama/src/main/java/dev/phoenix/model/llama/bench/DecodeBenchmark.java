package dev.phoenix.model.llama.bench;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.measure.Figure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Decoding of one request against a bare loop, and of four together against one. Prompts are a few
 * tokens, so that decoding is what is measured, and each is new, so that the prefix cache saves
 * nothing but costs what it costs.
 */
final class DecodeBenchmark {

  private static final int TOKENS = 200;

  /** Tokens of a sample: short samples in turns see the same load of the machine. */
  private static final int SAMPLE_TOKENS = 150;

  private static final int CLIENTS = 4;
  private static final int WARM_UPS = 3;

  private final TextModel model;
  private final BareLoop bare;
  private final int repetitions;
  private int number;

  DecodeBenchmark(TextModel model, BareLoop bare, int repetitions) {
    this.model = model;
    this.bare = bare;
    this.repetitions = repetitions;
  }

  void run(Map<String, Figure> figures) {
    figures.put("decode_ratio", against(Sampling.GREEDY));
    figures.put("decode_ratio_sampled", against(Requests.SAMPLED));
    figures.put("batch4_ratio", together());
  }

  /** Tokens a second of the engine over those of the bare loop, in turns. */
  private Figure against(Sampling sampling) {
    double[] engine = new double[repetitions];
    double[] loop = new double[repetitions];
    for (int i = -WARM_UPS; i < repetitions; i++) {
      double engineSeconds = 0;
      double loopSeconds = 0;
      long tokens = 0;
      while (tokens < SAMPLE_TOKENS) {
        String prompt = newPrompt();
        int count = Math.min(TOKENS, model.contextLength() / 2);
        long start = System.nanoTime();
        TextResult result = Requests.ask(model, Requests.of(prompt, count, sampling));
        engineSeconds += Requests.seconds(start);
        tokens += result.generatedTokens();
        start = System.nanoTime();
        bare.generate(prompt, result.generatedTokens(), sampling);
        loopSeconds += Requests.seconds(start);
      }
      if (i >= 0) {
        engine[i] = tokens / engineSeconds;
        loop[i] = tokens / loopSeconds;
      }
    }
    return Figure.ratio("engine_tokens_per_second", engine, "bare_tokens_per_second", loop);
  }

  /** Tokens a second of four clients over those of one, with as many requests, in turns. */
  private Figure together() {
    double[] four = new double[repetitions];
    double[] one = new double[repetitions];
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = -WARM_UPS; i < repetitions; i++) {
        double alone = tokensPerSecond(clients, 1);
        double together = tokensPerSecond(clients, CLIENTS);
        if (i >= 0) {
          one[i] = alone;
          four[i] = together;
        }
      }
    }
    return Figure.ratio("four_tokens_per_second", four, "one_tokens_per_second", one);
  }

  private double tokensPerSecond(ExecutorService threads, int clients) {
    int requests = 2 * CLIENTS;
    List<String> texts = IntStream.range(0, requests).mapToObj(i -> newPrompt()).toList();
    LongAdder tokens = new LongAdder();
    long start = System.nanoTime();
    List<? extends Future<?>> running =
        IntStream.range(0, clients)
            .mapToObj(client -> threads.submit(() -> askAll(texts, client, clients, tokens)))
            .toList();
    for (Future<?> each : running) {
      join(each);
    }
    return tokens.sum() / Requests.seconds(start);
  }

  private void askAll(List<String> texts, int client, int clients, LongAdder tokens) {
    for (int i = client; i < texts.size(); i += clients) {
      TextResult result = Requests.ask(model, Requests.of(texts.get(i), TOKENS, Sampling.GREEDY));
      tokens.add(result.generatedTokens());
    }
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A request of the benchmark failed", e.getCause());
    }
  }

  private String newPrompt() {
    return "Post %d:".formatted(++number);
  }
}
