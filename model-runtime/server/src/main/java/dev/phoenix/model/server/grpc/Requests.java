package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.server.loop.BriefLimits;
import dev.phoenix.model.v1.GenerateRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Reads requests; whatever is out of range is INVALID_ARGUMENT with the field's name and what is
 * allowed.
 */
final class Requests {

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

  static void generate(GenerateRequest request) {
    require(!request.getPrompt().isEmpty(), "prompt must not be empty");
    require(
        request.getMaxTokens() >= 0 && request.getMaxTokens() <= 4096,
        "max_tokens must be from 0 to 4096");
    require(
        request.getTemperature() >= 0 && request.getTemperature() <= 2,
        "temperature must be from 0 to 2");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new StatusRuntimeException(Status.INVALID_ARGUMENT.withDescription(otherwise));
    }
  }
}
