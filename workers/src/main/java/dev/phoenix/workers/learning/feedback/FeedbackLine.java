package dev.phoenix.workers.learning.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.brief.Brief;
import dev.phoenix.workers.brief.BriefValidator;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.storage.StorableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Feedback as a line of JSON: {@code input} (a brief, or its topic as text), {@code response},
 * {@code feedback} (0 to 1), {@code timestamp} (ISO 8601 with an offset), and where there are any
 * {@code rejected}, {@code reason}, {@code language}, {@code source} and the {@code id} that an
 * export gives. Other fields are passed over.
 */
final class FeedbackLine {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_SOURCE = 100;
  private static final Duration CLOCKS_APART = Duration.ofDays(1);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build());
  }

  private final BriefValidator briefs = new BriefValidator();
  private final Clock clock;

  FeedbackLine(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads a line.
   *
   * @param source what the example is from, where the line does not say
   * @throws BrokenLine if it is no feedback; says why
   */
  Feedback read(byte[] line, String source) throws BrokenLine {
    var json = json(line);
    return new Feedback(
        input(json),
        text(json, "response"),
        optional(json, "rejected", LONGEST_TEXT),
        optional(json, "reason", LONGEST_TEXT),
        value(json),
        timestamp(json),
        Origin.imported(named(optional(json, "source", LONGEST_SOURCE), source)),
        id(json));
  }

  /** Writes an example as a line, with its end. */
  static byte[] write(Example example) {
    var json = MAPPER.createObjectNode();
    try {
      json.set("input", MAPPER.readTree(example.input()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    json.put("response", example.response());
    json.put("feedback", example.feedback());
    json.put("timestamp", example.givenAt().toString());
    if (example.rejected() != null) {
      json.put("rejected", example.rejected());
    }
    if (example.reason() != null) {
      json.put("reason", example.reason());
    }
    json.put("language", example.language());
    json.put("source", example.origin().source());
    json.put("id", example.id());
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode json(byte[] line) throws BrokenLine {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new BrokenLine("is not UTF-8");
    }
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new BrokenLine("is not JSON that can be read: one object a line, each field once");
    }
    throw new BrokenLine("is not a JSON object");
  }

  private Brief input(ObjectNode json) throws BrokenLine {
    var given = json.path("input");
    var brief = given.isObject() ? ((ObjectNode) given).deepCopy() : MAPPER.createObjectNode();
    if (given.isTextual()) {
      brief.set("topic", given);
    } else if (!given.isObject()) {
      throw new BrokenLine("'input' must be a brief, or its topic as text");
    }
    brief.remove(java.util.List.of("requestId", "channel", "image"));
    var language = optional(json, "language", 20);
    if (language != null && !brief.path("language").asText(language).equals(language)) {
      throw new BrokenLine("'language' and 'input.language' differ");
    }
    if (language != null) {
      brief.put("language", language);
    }
    brief.put("requestId", "import");
    return switch (briefs.validate(brief)) {
      case BriefValidator.Valid valid -> brief(valid.brief());
      case BriefValidator.Invalid invalid -> {
        var first = invalid.violations().getFirst();
        throw new BrokenLine("'input%s' %s".formatted(first.path(), first.message()));
      }
    };
  }

  private static Brief brief(JsonNode json) {
    try {
      return JobJson.mapper().treeToValue(json, Brief.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A valid brief cannot be read", e);
    }
  }

  private static String text(ObjectNode json, String field) throws BrokenLine {
    var text = optional(json, field, LONGEST_TEXT);
    if (text == null || text.isBlank()) {
      throw new BrokenLine("'" + field + "' must be a text that is not empty");
    }
    return text;
  }

  private static @Nullable String optional(ObjectNode json, String field, int longest)
      throws BrokenLine {
    var value = json.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new BrokenLine("'" + field + "' must be a text");
    }
    var text = value.asText();
    if (text.length() > longest) {
      throw new BrokenLine("'%s' is longer than %d characters".formatted(field, longest));
    }
    if (!StorableText.isStorable(text)) {
      throw new BrokenLine("'" + field + "' holds U+0000 or an unpaired surrogate");
    }
    return text;
  }

  private static double value(ObjectNode json) throws BrokenLine {
    var value = json.path("feedback");
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
      throw new BrokenLine("'feedback' must be a number from 0 to 1");
    }
    return value.asDouble() + 0.0; // -0.0 becomes 0.0
  }

  private Instant timestamp(ObjectNode json) throws BrokenLine {
    try {
      var at = OffsetDateTime.parse(json.path("timestamp").asText()).toInstant();
      if (at.isBefore(Instant.EPOCH) || at.isAfter(clock.instant().plus(CLOCKS_APART))) {
        throw new BrokenLine("'timestamp' must be from 1970 to now");
      }
      return at;
    } catch (DateTimeException e) {
      throw new BrokenLine("'timestamp' must be a time such as 2026-11-21T18:30:00Z");
    }
  }

  private static @Nullable String id(ObjectNode json) throws BrokenLine {
    var id = optional(json, "id", Integer.MAX_VALUE);
    if (id != null && !ID.matcher(id).matches()) {
      throw new BrokenLine("'id' must be 64 hexadecimal digits, as an export has it, or left out");
    }
    return id;
  }

  private static String named(@Nullable String source, String otherwise) {
    return source == null || source.isBlank() ? otherwise : source;
  }
}
