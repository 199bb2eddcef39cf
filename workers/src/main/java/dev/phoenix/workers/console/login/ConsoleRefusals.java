package dev.phoenix.workers.console.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Tells people why they are refused, as pages. */
final class ConsoleRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException, ServletException {
    if (refused instanceof TooManyTries tries) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tries.seconds()));
      Refusal.TRIES.show(request, response);
    } else {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Phoenix console\", charset=\"UTF-8\"");
      Refusal.LOGIN.show(request, response);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException, ServletException {
    (refused instanceof CsrfException ? Refusal.STALE : Refusal.FORBIDDEN).show(request, response);
  }
}
