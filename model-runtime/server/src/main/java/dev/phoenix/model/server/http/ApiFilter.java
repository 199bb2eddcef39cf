package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
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
  private final ObjectMapper json;

  ApiFilter(BearerTokens tokens, BodyLimits limits, ObjectMapper json) {
    this.tokens = tokens;
    this.limits = limits;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/v1/");
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
        refuse(
            response,
            401,
            ApiError.of(
                "Send one of the tokens of phoenix.model-runtime.http.tokens as Authorization:"
                    + " Bearer TOKEN",
                ApiError.AUTHENTICATION,
                "invalid_api_key"));
      } else if (request.getContentLengthLong() > limit.bytes()) {
        refuse(response, 413, limit.exceeded().error());
      } else {
        chain.doFilter(new BoundedRequest(request, limit), response);
      }
    }
  }

  private void refuse(HttpServletResponse response, int status, ApiError error) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    json.writeValue(response.getOutputStream(), error);
  }
}
