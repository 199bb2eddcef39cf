package dev.phoenix.workers.console.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Shut while the console is off, and while nobody could log in: it is never open to everyone. */
final class ConsoleGate extends OncePerRequestFilter {

  private final boolean enabled;
  private final ConsoleLogin login;

  ConsoleGate(boolean enabled, ConsoleLogin login) {
    this.enabled = enabled;
    this.login = login;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!enabled) {
      Refusal.DISABLED.show(request, response);
    } else if (!login.ready()) {
      Refusal.NOBODY.show(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
