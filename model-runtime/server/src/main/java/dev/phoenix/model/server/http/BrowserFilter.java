package dev.phoenix.model.server.http;

import dev.phoenix.model.server.access.HostNames;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a person's browser from being turned against the runtime: pages of other origins change
 * nothing here, names that are made to resolve to this machine get no answer, and what is sent to a
 * browser runs no script but the page's own. Which requests are of another origin is told as Go's
 * {@code net/http.CrossOriginProtection} tells it.
 */
final class BrowserFilter extends OncePerRequestFilter {

  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final HostNames hosts;
  private final ErrorWriter errors;

  BrowserFilter(HostNames hosts, ErrorWriter errors) {
    this.hosts = hosts;
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    var host = request.getHeader("Host");
    // HTTP/1.0 needs none, and no browser speaks it
    if (host != null && !hosts.knows(host)) {
      refuse(
          response,
          "This runtime does not go by the name of the Host header: call it by its address or"
              + " localhost, or name it in phoenix.model-runtime.access.hosts",
          "unknown_host");
    } else if (!READING.contains(request.getMethod()) && isForeign(request, host)) {
      refuse(
          response,
          "Pages of other origins may not call this address: call it from a program, or from the"
              + " runtime's own page",
          "cross_origin");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForeign(HttpServletRequest request, @Nullable String host) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.isEmpty()) {
      return !OWN.contains(site);
    }
    var origin = request.getHeader("Origin");
    return origin != null && !authority(origin).equalsIgnoreCase(host);
  }

  /** Such as {@code localhost:8091} of {@code http://localhost:8091}; the origin can be "null". */
  private static String authority(String origin) {
    int scheme = origin.indexOf("://");
    return scheme < 0 ? "" : origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
  }

  private void refuse(HttpServletResponse response, String message, String code)
      throws IOException {
    errors.refuse(response, 403, ApiError.of(message, ApiError.PERMISSION, code));
  }
}
