package dev.phoenix.model.server.http;

import dev.phoenix.model.server.access.BearerTokens;
import dev.phoenix.model.server.request.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** What holds for every call of the API: an id for the logs, a token, and a body of some size. */
final class ApiFilter extends OncePerRequestFilter {

  private final BearerTokens tokens;
  private final BodyLimits limits;
  private final ErrorWriter errors;

  ApiFilter(BearerTokens tokens, BodyLimits limits, ErrorWriter errors) {
    this.tokens = tokens;
    this.limits = limits;
    this.errors = errors;
  }

  /** By the path as controllers are found by it: {@code /v1;x/models} is one of the API, too. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var id = RequestId.of(request.getHeader(RequestId.HEADER));
    response.setHeader(RequestId.HEADER, id);
    var limit = limits.of(request);
    try (var _ = RequestId.shown(id)) {
      if (!tokens.allow(request.getHeader("Authorization"))) {
        response.setHeader("WWW-Authenticate", "Bearer");
        errors.refuse(
            response,
            401,
            ApiError.of(
                "Send one of the tokens of phoenix.model-runtime.access.tokens as Authorization:"
                    + " Bearer TOKEN",
                ApiError.AUTHENTICATION,
                "invalid_api_key"));
      } else if (request.getContentLengthLong() > limit.bytes()) {
        errors.refuse(response, 413, limit.exceeded().error());
      } else {
        chain.doFilter(new BoundedRequest(request, limit), response);
      }
    }
  }
}
