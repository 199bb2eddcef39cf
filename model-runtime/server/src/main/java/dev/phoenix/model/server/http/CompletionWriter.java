package dev.phoenix.model.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer as it grows, as server-sent events. The response begins with the first stretch
 * of text, so that what fails before has a status of its own. For the threads of one request, one
 * after the other.
 */
final class CompletionWriter implements TextListener {

  private final HttpServletResponse response;
  private final ObjectMapper json;
  private final String model;
  private final boolean wantsUsage;
  private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
  private final long created = Instant.now().getEpochSecond();
  private boolean begun;

  CompletionWriter(
      HttpServletResponse response, ObjectMapper json, String model, boolean wantsUsage) {
    this.response = response;
    this.json = json;
    this.model = model;
    this.wantsUsage = wantsUsage;
  }

  boolean begun() {
    return begun;
  }

  /** Throws when the reader is gone, which ends the generation. */
  @Override
  public void onText(String chunk) {
    begin();
    event(chunk(new ChatCompletion.Message(null, chunk), null));
  }

  void end(TextResult result) {
    begin();
    event(chunk(new ChatCompletion.Message(null, null), ChatCompletion.finish(result)));
    if (wantsUsage) {
      event(
          new ChatCompletion(
              id,
              "chat.completion.chunk",
              created,
              model,
              List.of(),
              ChatCompletion.Usage.of(result)));
    }
    data("[DONE]");
  }

  /** The stream cannot be taken back: the error is its last event. */
  void fail(ApiError error) {
    event(error);
  }

  ChatCompletion whole(TextResult result) {
    var message = new ChatCompletion.Message("assistant", result.text());
    return new ChatCompletion(
        id,
        "chat.completion",
        created,
        model,
        List.of(new ChatCompletion.Choice(0, message, null, ChatCompletion.finish(result))),
        ChatCompletion.Usage.of(result));
  }

  private void begin() {
    if (!begun) {
      begun = true;
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      event(chunk(new ChatCompletion.Message("assistant", ""), null));
    }
  }

  private ChatCompletion chunk(ChatCompletion.Message delta, @Nullable String finish) {
    return new ChatCompletion(
        id,
        "chat.completion.chunk",
        created,
        model,
        List.of(new ChatCompletion.Choice(0, null, delta, finish)),
        null);
  }

  private void event(Object content) {
    try {
      data(json.writeValueAsString(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record could not be written as JSON", e);
    }
  }

  private void data(String content) {
    try {
      response
          .getOutputStream()
          .write(("data: " + content + "\n\n").getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException("The reader is gone", e);
    }
  }
}
