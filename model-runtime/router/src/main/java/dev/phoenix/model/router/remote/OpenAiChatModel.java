package dev.phoenix.model.router.remote;

/** A model behind an OpenAI-compatible server: vLLM, llama-server, LM Studio, a hosted one. */
public final class OpenAiChatModel extends RemoteChatModel {

  /** Asks this server. */
  public OpenAiChatModel(RemoteSettings settings) {
    super(settings, new OpenAiDialect(), System::nanoTime);
  }
}
