package dev.phoenix.model.local.fit;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.local.gguf.GgufSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that runs a model with a full context and prints how many bytes its memory grew by.
 * Arguments: GGUF file, natives, context, conversations at once.
 */
final class FitProbe {

  private FitProbe() {}

  public static void main(String[] args) throws Exception {
    int context = Integer.parseInt(args[2]);
    int parallel = Integer.parseInt(args[3]);
    GgufSettings settings =
        GgufSettings.defaults("probe", Path.of(args[0]))
            .withEngine(1, 1, Path.of(args[1]))
            .withRoom(context, parallel, 0);
    System.gc();
    long before = resident();
    try (ChatModel model = GgufChatModel.load(settings, null, () -> Long.MAX_VALUE)) {
      String question = "Bread ".repeat(context / 16);
      model.generate(ChatRequest.of(question, 2, Sampling.GREEDY), null).result().join();
      System.gc();
      System.out.println(resident() - before);
    }
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
