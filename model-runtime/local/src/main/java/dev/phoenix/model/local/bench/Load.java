package dev.phoenix.model.local.bench;

import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Four clients that ask on and on, while the live adapter changes or stays. */
final class Load {

  private static final int CLIENTS = 4;
  private static final int SWAP_MILLIS = 1_000;
  private static final double PERCENTILE = 0.99;
  private static final List<String> QUESTIONS =
      List.of(
          "Say something about the bread.",
          "A story of tea and rain.",
          "What grows in the garden?",
          "Bread, tea, rain and the garden: which is best, and why?");

  private final GgufChatModel model;
  private final AdapterRegistry registry;
  private final List<Variant> variants;
  private final String base;
  private final Map<String, Map<Variant, String>> expected = new HashMap<>();

  Load(GgufChatModel model, AdapterRegistry registry, List<Variant> variants) throws IOException {
    this.model = model;
    this.registry = registry;
    this.variants = List.copyOf(variants);
    this.base = registry.list().getFirst().base().sha256();
    for (String question : QUESTIONS) {
      Map<Variant, String> alone = new HashMap<>();
      for (Variant variant : variants) {
        alone.put(variant, ask(question, variant));
      }
      if (alone.values().stream().distinct().count() < variants.size()) {
        throw new IllegalStateException("The adapters change nothing about: " + question);
      }
      expected.put(question, alone);
    }
  }

  private String ask(String question, Variant variant) {
    return model
        .generate(request(question).withAdapter(variant.use()), null)
        .result()
        .join()
        .text();
  }

  static ChatRequest request(String question) {
    return ChatRequest.of(question, 32, Sampling.GREEDY);
  }

  /** Changes the live adapter so often and compares each answer with what one variant says. */
  void swap(int times, Map<String, Figure> figures) throws IOException {
    Live live = new Live(times + 1);
    activate(live, Variant.BASE);
    long answers;
    try (Clients clients = new Clients(model, expected, live, CLIENTS)) {
      for (int i = 1; i <= times; i++) {
        activate(live, variants.get(i % variants.size()));
        clients.awaitAnswers(1);
      }
      clients.awaitAnswers(CLIENTS);
      answers = clients.end();
      Map<String, Double> parts = new TreeMap<>();
      parts.put("swaps", (double) times);
      parts.put("answers", (double) answers);
      figures.put("swap_wrong", count(clients.wrong(), parts));
      figures.put("swap_failed", count(clients.failed(), parts));
    }
  }

  private static Figure count(long value, Map<String, Double> parts) {
    return Figure.single(value, "answers", parts);
  }

  /** Time between two tokens of an answer, with a swap each second and without, in turns. */
  void compare(int pairs, int seconds, Map<String, Figure> figures) throws IOException {
    double[] quiet = new double[pairs];
    double[] swapping = new double[pairs];
    for (int i = -1; i < pairs; i++) {
      double without = window(seconds, false);
      double with = window(seconds, true);
      if (i >= 0) {
        quiet[i] = without;
        swapping[i] = with;
      }
    }
    figures.put(
        "swap_p99_ratio", Figure.ratio("p99_ms_with_swaps", swapping, "p99_ms_without", quiet));
  }

  private double window(int seconds, boolean swaps) throws IOException {
    Live live = new Live(seconds + 1);
    activate(live, variants.get(1));
    try (Clients clients = new Clients(model, expected, live, CLIENTS)) {
      for (int i = 1; i <= seconds; i++) {
        clients.work(SWAP_MILLIS);
        if (swaps) {
          activate(live, variants.get(1 + i % (variants.size() - 1)));
        }
      }
      clients.end();
      return Figure.percentile(clients.gaps(), PERCENTILE);
    }
  }

  private void activate(Live live, Variant variant) throws IOException {
    live.begin(variant);
    if (variant.adapter() == null) {
      registry.deactivate(base);
    } else {
      registry.activate(variant.adapter(), 1);
    }
    live.done();
  }
}
