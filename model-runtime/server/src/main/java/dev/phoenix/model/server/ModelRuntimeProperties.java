package dev.phoenix.model.server;

import dev.phoenix.model.server.writer.chat.ChatBackend;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model runtime's settings.
 *
 * @param grpc where and how much it serves
 * @param discoverLocal whether an Ollama at its usual local port is used when there is one
 * @param backends servers that the user already runs, in order of preference
 */
@ConfigurationProperties("phoenix.model-runtime")
public record ModelRuntimeProperties(
    @DefaultValue Grpc grpc,
    @DefaultValue("true") boolean discoverLocal,
    @DefaultValue List<Backend> backends) {

  /**
   * Where and how much is served.
   *
   * @param port the gRPC port on 127.0.0.1; 0 for a free one
   * @param concurrent how many requests are worked on at once
   * @param waiting how many more may wait; beyond that a request is refused at once
   */
  public record Grpc(
      @DefaultValue("50051") int port,
      @DefaultValue("4") int concurrent,
      @DefaultValue("16") int waiting) {}

  /**
   * A server that the user already runs.
   *
   * @param kind which API it speaks: ollama or openai
   * @param url its address, such as http://127.0.0.1:11434
   * @param model the model's name; the first one that it lists if empty
   * @param apiKey a bearer token; give it by an environment variable
   * @param firstToken the longest wait for the first token; long enough for a local model to load
   * @param total the longest time for one draft
   */
  public record Backend(
      @DefaultValue("ollama") ChatBackend.Kind kind,
      URI url,
      @DefaultValue("") String model,
      @Nullable String apiKey,
      @DefaultValue("20s") Duration firstToken,
      @DefaultValue("2m") Duration total) {

    @Override
    public String toString() {
      return "Backend[" + kind + " " + url + " " + model + "]";
    }
  }
}
