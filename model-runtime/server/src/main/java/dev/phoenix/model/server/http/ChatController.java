package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.chat.Models;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import jakarta.servlet.http.HttpServletResponse;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/chat/completions}, whole or as a stream. */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class ChatController {

  private static final Logger LOG = LoggerFactory.getLogger(ChatController.class);

  private final Models models;
  private final Conversations conversations;
  private final ObjectMapper json;

  ChatController(Models models, Conversations conversations, ObjectMapper json) {
    this.models = models;
    this.conversations = conversations;
    this.json = json;
  }

  /** Answers; a stream writes the response itself and returns nothing. */
  @PostMapping(path = "/v1/chat/completions", consumes = "application/json")
  @Nullable ChatCompletion complete(
      @RequestBody ChatCompletionRequest body, HttpServletResponse response) throws Exception {
    if (body.model() == null || body.model().isEmpty()) {
      throw ApiException.invalid("model", "model must be one of those that GET /v1/models lists");
    }
    var chosen = models.choose(body.model());
    var request = ChatRequests.read(body);
    var writer = new CompletionWriter(response, json, body.model(), body.wantsUsage());
    if (!body.streams()) {
      // nobody has read the half of it that a failing model gave: another one may begin anew
      return writer.whole(conversations.answer(chosen, request, body.user(), null));
    }
    try {
      writer.end(conversations.answer(chosen, request, body.user(), writer));
    } catch (UncheckedIOException e) {
      LOG.debug("A reader left before the end of its stream");
    } catch (TextModelException e) {
      if (!writer.begun()) {
        throw e;
      }
      LOG.warn("A stream broke off: {}", e.getMessage());
      writer.fail(ApiErrors.error(e));
    }
    return null;
  }
}
