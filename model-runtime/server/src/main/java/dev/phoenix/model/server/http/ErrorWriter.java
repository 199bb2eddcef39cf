package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers where no controller is reached yet.
 *
 * @param json writes the error
 */
record ErrorWriter(ObjectMapper json) {

  void refuse(HttpServletResponse response, int status, ApiError error) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    json.writeValue(response.getOutputStream(), error);
  }
}
