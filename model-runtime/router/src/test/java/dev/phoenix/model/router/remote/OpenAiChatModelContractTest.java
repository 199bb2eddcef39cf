package dev.phoenix.model.router.remote;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatModelContract;
import dev.phoenix.model.router.bench.SmallBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** OpenAI's API, in single bytes. */
class OpenAiChatModelContractTest extends ChatModelContract {

  private static SmallBackend backend;

  @BeforeAll
  static void start() throws Exception {
    backend = new SmallBackend("gpt-small", true);
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  @Override
  protected ChatModel open() {
    return new OpenAiChatModel(
        new RemoteSettings("openai", backend.address(), "", null, Kind.PATIENT, 0));
  }
}
