package dev.phoenix.feed;

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

/** The real server on a free port, and a plain HTTP client for it. */
public final class FeedServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private FeedServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static FeedServer start(Path dataDirectory, String... settings) {
    var arguments =
        new ArrayList<>(
            List.of("--server.port=0", "--phoenix.feed.data-directory=" + dataDirectory));
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new FeedServer(
        new SpringApplicationBuilder(FeedApplication.class).run(arguments.toArray(String[]::new)));
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return get(uri(path), headers);
  }

  public HttpResponse<String> get(URI uri, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> post(String collection, String entry, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("/" + collection))
            .header("Content-Type", "application/atom+xml;type=entry")
            .POST(BodyPublishers.ofString(entry));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** An entry with a marker and plain texts that need no escaping. */
  public static String entry(String marker, String title, String content) {
    return "<entry xmlns='http://www.w3.org/2005/Atom'><id>%s</id><title>%s</title><content>%s</content></entry>"
        .formatted(marker, title, content);
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
