package dev.phoenix.workers.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody with cookies, and a login or none. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern REFERENCE = Pattern.compile("name=\"reference\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final String root;
  private @Nullable String login;
  private String language = "en";

  /** Somebody; without a name nobody in particular. */
  public Visitor(int port, @Nullable String name, @Nullable String password) {
    root = "http://127.0.0.1:" + port;
    as(name, password);
  }

  /** The same browser with another login. */
  public Visitor as(@Nullable String name, @Nullable String password) {
    var basic = name + ":" + password;
    login =
        name == null
            ? null
            : "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The same who reads these languages. */
  public Visitor reading(String languages) {
    language = languages;
    return this;
  }

  /** Opens a page. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Sends a request with another method and no body. */
  public HttpResponse<String> method(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  /** Sends a form as it stands. */
  public HttpResponse<String> post(String path, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Opens a page, fills in its form and sends it, with what is hidden in it. */
  public HttpResponse<String> submit(String page, String action, Map<String, String> form) {
    var shown = get(page).body();
    var all = new LinkedHashMap<>(form);
    all.put("_csrf", hidden(TOKEN, shown));
    var reference = REFERENCE.matcher(shown);
    if (reference.find()) {
      all.putIfAbsent("reference", reference.group(1));
    }
    return post(action, all);
  }

  /** The hidden token of a page's forms. */
  public String token(String page) {
    return hidden(TOKEN, get(page).body());
  }

  /** Where an answer leads, opened. */
  public HttpResponse<String> follow(HttpResponse<String> answer) {
    return get(URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath());
  }

  private static String hidden(Pattern field, String page) {
    Matcher found = field.matcher(page);
    if (!found.find()) {
      throw new AssertionError("The page has no such field: " + page);
    }
    return found.group(1);
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(root + path));
    request.header("Accept-Language", language).header("Accept", "text/html,*/*;q=0.8");
    if (login != null) {
      request.header("Authorization", login);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
