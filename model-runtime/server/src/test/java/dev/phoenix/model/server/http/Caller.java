package dev.phoenix.model.server.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the API as curl would. */
final class Caller implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  Caller(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** With a token and the type of JSON. */
  HttpRequest.Builder request(String path) {
    return bare(path)
        .header("Authorization", "Bearer " + HttpTest.TOKEN)
        .header("Content-Type", "application/json");
  }

  HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }
}
