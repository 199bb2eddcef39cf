package dev.phoenix.model.bench.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.local.gguf.GgufSettings;
import dev.phoenix.model.measure.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What HTTP costs a request: the same question to the server and to the same engine in this
 * process, by turns, with the same settings. Neither computes while the other does.
 */
final class HttpOverhead {

  private static final int TOKENS = 32;
  private static final int WARM_UP = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> command;
  private final Path folder;
  private final int pairs;

  HttpOverhead(List<String> command, Path folder, int pairs) {
    this.command = command;
    this.folder = folder;
    this.pairs = pairs;
  }

  /** Measures; the value is the median of the differences. */
  Figure measure() throws IOException, InterruptedException {
    var over = new double[pairs];
    var engine = new double[pairs];
    var difference = new double[pairs];
    var settings =
        GgufSettings.defaults(ShippedModel.NAME, ShippedModel.unpack(folder))
            .withRoom(0, 4, 16)
            .withEngine(1, 1, folder.resolve("natives"));
    try (var client = new ServerClient();
        var server = ServerProcess.start(command, "text", folder.resolve("text"));
        var model = GgufChatModel.load(settings, null, FreeMemory.ofThisMachine())) {
      client.firstAnswer(server, Question.post("tea", 1));
      for (int i = -WARM_UP; i < pairs; i++) {
        // new words each time: the prefix cache of neither helps
        var words = "%d pots of tea for the reading group".formatted(i + WARM_UP + 2);
        boolean first = i % 2 == 0;
        double alone = first ? engine(model, words) : 0;
        double whole = http(client, server, words);
        alone = first ? alone : engine(model, words);
        if (i >= 0) {
          over[i] = whole;
          engine[i] = alone;
          difference[i] = whole - alone;
        }
      }
      requireSameWork(client, server, model);
    }
    return Figure.of(
        difference,
        "ms",
        Map.of(
            "http_ms", Figure.median(over),
            "engine_ms", Figure.median(engine),
            "quarter_below_ms", Figure.percentile(difference, 0.25),
            "quarter_above_ms", Figure.percentile(difference, 0.75)));
  }

  private static double http(ServerClient client, ServerProcess server, String words)
      throws IOException, InterruptedException {
    var question = Question.post(words, TOKENS);
    long start = System.nanoTime();
    client.ask(server, question);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double engine(GgufChatModel model, String words) {
    long start = System.nanoTime();
    tokens(model, words);
    return (System.nanoTime() - start) / 1e6;
  }

  private static int tokens(GgufChatModel model, String words) {
    return model
        .generate(ChatRequest.of(words, TOKENS, Sampling.GREEDY), null)
        .result()
        .join()
        .generatedTokens();
  }

  private static void requireSameWork(
      ServerClient client, ServerProcess server, GgufChatModel model)
      throws IOException, InterruptedException {
    var words = "an evening about maps";
    int there =
        JSON.readTree(client.ask(server, Question.post(words, TOKENS)))
            .path("usage")
            .path("completion_tokens")
            .asInt();
    int here = tokens(model, words);
    if (there != here) {
      throw new IllegalStateException(
          "The server generated %d tokens and the engine %d: they cannot be compared"
              .formatted(there, here));
    }
  }
}
