package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.v1.GenerateRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;

/**
 * Reads requests; whatever is out of range is INVALID_ARGUMENT with the field's name and what is
 * allowed.
 */
final class Requests {

  private Requests() {}

  static Brief brief(dev.phoenix.model.v1.Brief brief) {
    length("brief.topic", brief.getTopic(), 1, 300);
    length("brief.audience", brief.getAudience(), 0, 200);
    length("brief.tone", brief.getTone(), 0, 50);
    require(
        brief.getLanguage().equals("en") || brief.getLanguage().equals("es"),
        "brief.language must be \"en\" or \"es\"");
    require(
        brief.getMaxChars() >= 20 && brief.getMaxChars() <= 5000,
        "brief.max_chars must be from 20 to 5000");
    lengths("brief.key_points", brief.getKeyPointsList(), 10, 300);
    lengths("brief.must_mention", brief.getMustMentionList(), 10, 100);
    lengths("brief.banned_terms", brief.getBannedTermsList(), 50, 100);
    lengths("brief.hashtags", brief.getHashtagsList(), 10, 100);
    return new Brief(
        brief.getTopic(),
        brief.getAudience(),
        brief.getLanguage(),
        brief.getTone(),
        brief.getKeyPointsList(),
        brief.getMustMentionList(),
        brief.getBannedTermsList(),
        brief.getHashtagsList(),
        brief.getMaxChars());
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

  private static void lengths(String field, List<String> values, int most, int longest) {
    require(values.size() <= most, field + " must hold at most " + most);
    for (int i = 0; i < values.size(); i++) {
      length(field + "[" + i + "]", values.get(i), 1, longest);
    }
  }

  private static void length(String field, String value, int least, int most) {
    var length = value.codePointCount(0, value.length());
    require(
        length >= least && length <= most,
        field + " must have " + least + " to " + most + " characters");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new StatusRuntimeException(Status.INVALID_ARGUMENT.withDescription(otherwise));
    }
  }
}
