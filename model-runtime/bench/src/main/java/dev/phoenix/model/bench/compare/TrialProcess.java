package dev.phoenix.model.bench.compare;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.local.gguf.GgufSettings;
import dev.phoenix.model.local.safetensors.SafetensorsChatModel;
import dev.phoenix.model.local.safetensors.SafetensorsSettings;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.OpenAiChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model's trial in a process of its own: its memory is its own, and a native library that fails
 * takes nothing else with it.
 */
final class TrialProcess {

  private static final String NONE = "-";
  private static final String NAME = "compared";
  private static final String OLLAMA = "ollama";

  private TrialProcess() {}

  /** The arguments of {@link #main} for a model. */
  static List<String> arguments(
      Entrant entrant, String engine, Server server, int threads, Path answer) {
    var process = server.process();
    return List.of(
        entrant.name(),
        engine,
        server.address().toString(),
        process == null ? NONE : process.toString(),
        Integer.toString(threads),
        answer.toString());
  }

  /**
   * Runs all briefs and writes the result.
   *
   * @param args the model's name, what runs it, the server's address, its process or {@code -},
   *     native threads, and the file to write
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var server =
        new Server(
            URI.create(args[2]),
            System.getenv(Server.TOKEN_VARIABLE),
            args[3].equals(NONE) ? null : Long.parseLong(args[3]));
    var result = run(Entrant.of(args[0]), args[1], server, Integer.parseInt(args[4]));
    Files.write(Path.of(args[5]), Result.JSON.writeValueAsBytes(result));
    System.exit(0);
  }

  /** Runs all briefs; a model that cannot be loaded gives a result that says why. */
  static Result run(Entrant entrant, String engine, Server server, int threads)
      throws InterruptedException {
    var briefs = Briefs.all();
    ChatModel model;
    try {
      model = model(entrant, server, threads);
    } catch (IOException | RuntimeException e) {
      // whatever is wrong with a file, the other models are compared
      return failed(entrant, engine, String.valueOf(e.getMessage()));
    }
    try (model) {
      var answers = new Trial(model, briefs).run();
      return new Result(entrant.name(), engine, answers, memory(entrant, engine, server));
    }
  }

  /** The result of a model that could not be tried. */
  static Result failed(Entrant entrant, String engine, String why) {
    var answers = Collections.nCopies(Briefs.all().size(), Answer.failed(why));
    return new Result(entrant.name(), engine, answers, null);
  }

  private static ChatModel model(Entrant entrant, Server server, int threads) throws IOException {
    var memory = FreeMemory.ofThisMachine();
    return switch (entrant) {
      case Entrant.Served served ->
          new OpenAiChatModel(
              new RemoteSettings(
                  NAME, server.address(), served.name(), server.token(), Limits.LOCAL, 0));
      case Entrant.Gguf gguf ->
          GgufChatModel.load(
              GgufSettings.defaults(NAME, gguf.file()).withThreads(threads, threads), null, memory);
      case Entrant.Safetensors folder ->
          SafetensorsChatModel.load(
              SafetensorsSettings.defaults(NAME, folder.folder()).withThreads(threads), memory);
    };
  }

  private static @Nullable Memory memory(Entrant entrant, String engine, Server server)
      throws InterruptedException {
    if (!(entrant instanceof Entrant.Served)) {
      return Memory.ofThisProcess();
    }
    if (engine.equals(OLLAMA)) {
      var model = entrant.name().substring(entrant.name().indexOf(':') + 1);
      return Memory.ofOllama(Memory.OLLAMA, model.equals(entrant.name()) ? "" : model);
    }
    boolean inServer = engine.equals("llama.cpp") || engine.equals("djl");
    var process = server.process();
    return inServer && process != null ? Memory.ofServer(process) : null;
  }
}
