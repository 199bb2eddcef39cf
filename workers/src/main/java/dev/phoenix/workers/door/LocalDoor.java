package dev.phoenix.workers.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps pages of other sites out of {@code /learning} and {@code /monitoring}. A page can have its
 * own name resolve to this machine (DNS rebinding) and is then, to the browser, of the same origin;
 * the {@code Host} that it sends still is its name. So only loopback names and addresses as they
 * are get an answer. What changes something is refused to all scripts of pages: no page of ours
 * does it. Alertmanager's webhook signs in by itself, and may know this machine by any name.
 */
@Component
final class LocalDoor extends OncePerRequestFilter {

  private static final List<String> PATHS = List.of("/learning", "/monitoring");
  private static final String WEBHOOK = "/monitoring/alerts";
  private static final Pattern ADDRESS =
      Pattern.compile("\\[[0-9a-fA-F:.]+]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    // as the dispatcher will see it: decoded, without parameters
    var path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    boolean webhook = path.equals(WEBHOOK) && request.getMethod().equals("POST");
    return webhook
        || PATHS.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var host = request.getHeader("Host");
    if (host != null && !known(host)) {
      refuse(response, "Call the workers by their address or as localhost, not by this Host");
    } else if (!READING.contains(request.getMethod()) && request.getHeader("Origin") != null) {
      refuse(response, "Requests from web pages are refused: call this from a program");
    } else {
      response.setHeader("X-Content-Type-Options", "nosniff");
      chain.doFilter(request, response);
    }
  }

  /** Whether a {@code Host} header names this machine, and cannot be made to by others. */
  static boolean known(String host) {
    var name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return ADDRESS.matcher(plain).matches()
        || plain.equals("localhost")
        || plain.endsWith(".localhost");
  }

  private static void refuse(HttpServletResponse response, String error) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("application/json");
    response.getWriter().write("{\"error\":\"" + error + "\"}");
  }
}
