package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatModelContract;
import dev.phoenix.model.router.bench.SmallBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Ollama's API, in single bytes. */
class OllamaChatModelContractTest extends ChatModelContract {

  private static SmallBackend backend;

  @BeforeAll
  static void start() throws Exception {
    backend = new SmallBackend("llama3.2:latest", true);
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  @Override
  protected ChatModel open() {
    return new OllamaChatModel(
        new RemoteSettings("ollama", backend.address(), "", null, Kind.PATIENT, 0));
  }
}
