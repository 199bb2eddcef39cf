package dev.phoenix.model.router.remote;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A server and the model to ask there.
 *
 * @param id what the model is called in requests, rules and answers, such as {@code ollama}:
 *     letters, digits and {@code . _ - : /}, at most 100
 * @param url the server's address, http or https, with or without the {@code /v1} that
 *     OpenAI-compatible servers name
 * @param model the model's name at the server; the first one that it lists if empty
 * @param apiKey a bearer token; null or empty for none
 * @param limits how long it may take before it is given up
 * @param contextLength most tokens of conversation and answer together, 0 where nobody says; Ollama
 *     is asked to make room for as many
 */
public record RemoteSettings(
    String id, URI url, String model, @Nullable String apiKey, Limits limits, int contextLength) {

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names it, and holds
   *     neither key nor address, which may hold a password
   */
  public RemoteSettings {
    check(
        id.matches("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}"),
        "id must name the model, such as ollama: letters, digits and . _ - : / only, at most 100");
    check(
        "http".equals(url.getScheme()) || "https".equals(url.getScheme()),
        "url must begin with http:// or https://");
    check(
        url.getHost() != null && url.getUserInfo() == null,
        "url must name a host, and no user: a key belongs into api-key");
    check(
        url.getRawQuery() == null && url.getRawFragment() == null,
        "url must end with its path: take out what begins with ? or #");
    check(contextLength >= 0, "context-length must be 0 or more; it is " + contextLength);
    check(
        apiKey == null || apiKey.chars().allMatch(c -> c > ' ' && c < 127),
        "api-key holds a blank, a line break or a character beyond ASCII: copy it again");
  }

  /** A model of a server on this machine, without a key. */
  public static RemoteSettings local(String id, URI url, String model) {
    return new RemoteSettings(id, url, model, null, Limits.LOCAL, 0);
  }

  /** A request to a path, with the key where there is one. */
  HttpRequest.Builder request(String path) {
    var base = url.toString().replaceAll("/+$", "");
    if (base.endsWith("/v1") && path.startsWith("/v1/")) {
      base = base.substring(0, base.length() - 3);
    }
    var request = HttpRequest.newBuilder(URI.create(base + path));
    if (apiKey != null && !apiKey.isEmpty()) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return request;
  }

  @Override
  public String toString() {
    return "RemoteSettings[" + id + " " + url.getHost() + ":" + url.getPort() + " " + model + "]";
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
