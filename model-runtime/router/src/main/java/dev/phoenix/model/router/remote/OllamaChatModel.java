package dev.phoenix.model.router.remote;

/** A model behind an Ollama server, by Ollama's own API. */
public final class OllamaChatModel extends RemoteChatModel {

  /** Asks this server. */
  public OllamaChatModel(RemoteSettings settings) {
    super(settings, new OllamaDialect(), System::nanoTime);
  }
}
