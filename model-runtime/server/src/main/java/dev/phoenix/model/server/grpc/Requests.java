package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.server.loop.BriefLimits;
import dev.phoenix.model.v1.GenerateRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests; whatever is out of range is INVALID_ARGUMENT with the field's name and what is
 * allowed.
 */
final class Requests {

  private static final int DEFAULT_TOKENS = 512;

  private Requests() {}

  static Brief brief(dev.phoenix.model.v1.Brief given) {
    var brief =
        new Brief(
            given.getTopic(),
            given.getAudience(),
            given.getLanguage(),
            given.getTone(),
            given.getKeyPointsList(),
            given.getMustMentionList(),
            given.getBannedTermsList(),
            given.getHashtagsList(),
            given.getMaxChars());
    var wrong = BriefLimits.check(brief, true);
    require(wrong.isEmpty(), wrong.map(BriefLimits.Violation::message).orElse(""));
    return brief;
  }

  static ChatRequest generate(GenerateRequest request) {
    require(!request.getPrompt().isEmpty(), "prompt must not be empty");
    require(
        request.getMaxTokens() >= 0 && request.getMaxTokens() <= 4096,
        "max_tokens must be from 0 to 4096");
    require(
        request.getTemperature() >= 0 && request.getTemperature() <= 2,
        "temperature must be from 0 to 2");
    var messages = new ArrayList<ChatMessage>();
    if (!request.getSystem().isEmpty()) {
      messages.add(ChatMessage.system(request.getSystem()));
    }
    messages.add(ChatMessage.user(request.getPrompt()));
    return new ChatRequest(
        messages,
        request.getMaxTokens() == 0 ? DEFAULT_TOKENS : request.getMaxTokens(),
        Sampling.at(request.getTemperature(), request.getSeed()),
        List.of(),
        null);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new StatusRuntimeException(Status.INVALID_ARGUMENT.withDescription(otherwise));
    }
  }
}
