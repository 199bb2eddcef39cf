package dev.phoenix.model.router;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatModelContract;
import dev.phoenix.model.router.bench.SmallBackend;
import dev.phoenix.model.router.remote.OllamaChatModel;
import dev.phoenix.model.router.remote.OpenAiChatModel;
import dev.phoenix.model.router.remote.RemoteSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A router is a model, too. */
class RoutedChatModelContractTest extends ChatModelContract {

  private static SmallBackend backend;
  private static OllamaChatModel ollama;
  private static OpenAiChatModel openai;

  @BeforeAll
  static void start() throws Exception {
    backend = new SmallBackend("llama3.2:latest", true);
    ollama = new OllamaChatModel(settings("ollama"));
    openai = new OpenAiChatModel(settings("openai"));
  }

  private static RemoteSettings settings(String id) {
    return new RemoteSettings(id, backend.address(), "", null, Servers.PATIENT, 0);
  }

  @AfterAll
  static void stop() {
    ollama.close();
    openai.close();
    backend.close();
  }

  @Override
  protected ChatModel open() {
    var candidates =
        List.of(
            new Candidate(ollama, Set.of(Group.FAST), true),
            new Candidate(openai, Set.of(Group.COMPLEX), false));
    var router = new Router(candidates, RouterSettings.USUAL, RouterMetrics.NONE);
    return new RoutedChatModel("auto", router, "chat", Priority.FAST);
  }
}
