package dev.phoenix.model.server.http;

import dev.phoenix.model.server.request.RequestId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what comes for {@code /v1/images} to the process that has this skill, so that clients
 * need one address alone. Bodies are streamed, within the same limits as there. A servlet of its
 * own: Spring would read forms before anything of ours saw them.
 */
final class ImagesForward extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Pattern PATH = Pattern.compile("(/[0-9A-Za-z._-]{1,100})?");
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final List<String> ASKED =
      List.of("Content-Type", "Authorization", "If-None-Match");
  private static final List<String> ANSWERED =
      List.of("Content-Type", "ETag", "Cache-Control", "X-Content-Type-Options", "Retry-After");

  private final transient URI skill;
  private final transient Duration deadline;
  private final transient ErrorWriter errors;
  private final transient ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final transient HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .executor(threads)
          .build();

  /**
   * Passes on.
   *
   * @param skill where the other process listens
   * @param deadline the longest time until it answers
   */
  ImagesForward(URI skill, Duration deadline, ErrorWriter errors) {
    this.skill = skill;
    this.deadline = deadline;
    this.errors = errors;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // not the address as it was sent, which may lead elsewhere over dots and slashes
    var path = request.getPathInfo() == null ? "" : request.getPathInfo();
    if (!METHODS.contains(request.getMethod())) {
      refuse(response, 405, "This address takes GET and POST", "method_not_allowed", null);
    } else if (!PATH.matcher(path).matches()) {
      refuse(response, 404, "There is no picture of this name", "image_not_found", null);
    } else {
      pass(request, skill.resolve("/v1/images" + path), response);
    }
  }

  private void pass(HttpServletRequest request, URI to, HttpServletResponse response)
      throws IOException {
    HttpResponse<InputStream> answer;
    try {
      answer = http.send(asked(request, to, response), BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      refuse(response, 504, "The images skill did not answer in time", "timeout", null);
      return;
    } catch (IOException e) {
      if (cause(e) instanceof ApiException tooLarge) {
        errors.refuse(response, tooLarge.status(), tooLarge.error());
        return;
      }
      refuse(
          response,
          503,
          "The images skill does not run at %s at the moment; send it again in some seconds, or see its log"
              .formatted(skill),
          "unavailable",
          ApiErrors.SOON);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(response, 503, "The runtime is stopping", "unavailable", ApiErrors.SOON);
      return;
    }
    try (var body = answer.body()) {
      response.setStatus(answer.statusCode());
      for (var name : ANSWERED) {
        answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
      }
      answer.headers().firstValueAsLong("Content-Length").ifPresent(response::setContentLengthLong);
      body.transferTo(response.getOutputStream());
    }
  }

  private HttpRequest asked(HttpServletRequest request, URI to, HttpServletResponse response)
      throws IOException {
    var asked = HttpRequest.newBuilder(to).timeout(deadline);
    for (var name : ASKED) {
      if (request.getHeader(name) != null) {
        asked.setHeader(name, request.getHeader(name));
      }
    }
    if (request.getHeader("Host") != null) {
      // the addresses in its answers are those that the client knows
      asked.setHeader("X-Forwarded-Host", request.getHeader("Host"));
      asked.setHeader("X-Forwarded-Proto", request.getScheme());
    }
    var id = response.getHeader(RequestId.HEADER);
    if (id != null) {
      asked.setHeader(RequestId.HEADER, id);
    }
    return asked.method(request.getMethod(), body(request)).build();
  }

  private static BodyPublisher body(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (!"POST".equals(request.getMethod()) || length == 0) {
      return BodyPublishers.noBody();
    }
    var in = request.getInputStream();
    var body = BodyPublishers.ofInputStream(() -> in);
    return length < 0 ? body : BodyPublishers.fromPublisher(body, length);
  }

  private static Throwable cause(Throwable thrown) {
    var last = thrown;
    while (!(last instanceof ApiException) && last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }

  private void refuse(
      HttpServletResponse response,
      int status,
      String message,
      String code,
      @Nullable String retryAfter)
      throws IOException {
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter);
    }
    var type = status < 500 ? ApiError.INVALID_REQUEST : ApiError.SERVER;
    errors.refuse(response, status, ApiError.of(message, type, code));
  }

  @Override
  public void destroy() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
