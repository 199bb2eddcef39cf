package dev.phoenix.telegram.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other pages in the same browser from writing and pressing buttons here, and lets a browser
 * run and load nothing but the page's own style sheet.
 */
@Component
class OwnPagesOnly extends OncePerRequestFilter {

  private final String policy;

  OwnPagesOnly(Pages pages) {
    this.policy =
        "default-src 'none'; style-src 'sha256-"
            + sha256(pages.style())
            + "'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'self'";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // with no referrer at all, a browser would hide the origin of our own forms as well
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    if (foreign(request)) {
      response.sendError(
          HttpServletResponse.SC_FORBIDDEN, "Only this server's own pages may do that");
      return;
    }
    chain.doFilter(request, response);
  }

  /** A browser tells whose page a request comes from; programs tell nothing. */
  private static boolean foreign(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    var host = String.valueOf(request.getHeader("Host"));
    // a name of somebody else's that points to this machine would be its own origin
    boolean here = host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");
    return !here || (origin != null && !origin.equals("http://" + host));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
