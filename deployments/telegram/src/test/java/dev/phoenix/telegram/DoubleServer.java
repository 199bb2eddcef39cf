package dev.phoenix.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real double on a free port, and a plain HTTP client for it. */
public final class DoubleServer implements AutoCloseable {

  public static final String TOKEN = "1000001:phoenix-double";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private DoubleServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static DoubleServer start(Path dataDirectory, String... settings) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--phoenix.telegram.data-directory=" + dataDirectory,
                "--phoenix.telegram.chats=42"));
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new DoubleServer(
        new SpringApplicationBuilder(TelegramDoubleApplication.class)
            .run(arguments.toArray(String[]::new)));
  }

  public String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** Calls a method of the Bot API with parameters in JSON. */
  public JsonNode call(String method, String parameters) throws IOException, InterruptedException {
    return JSON.readTree(post("/bot" + TOKEN + "/" + method, parameters).body());
  }

  /** Tells the double to do something. */
  public JsonNode tell(String what, String parameters) throws IOException, InterruptedException {
    return JSON.readTree(post("/double/" + what, parameters).body());
  }

  public JsonNode messages(long chat) throws IOException, InterruptedException {
    return JSON.readTree(get("/double/messages?chat=" + chat).body());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address() + path)));
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.shutdownNow();
    context.close();
  }
}
