package dev.phoenix.model.server.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.server.loop.BriefLimits;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import dev.phoenix.model.server.writer.WriterException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/omni-loop}: a post from a brief, with every draft and what was wrong with it. */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class OmniLoopController {

  private final OmniLoop loop;
  private final RequestQueue queue;

  OmniLoopController(OmniLoop loop, RequestQueue queue) {
    this.loop = loop;
    this.queue = queue;
  }

  /**
   * The body.
   *
   * @param evidence what people said about earlier drafts
   * @param previousText the draft that they speak of
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Body(
      @Nullable GivenBrief brief, @Nullable List<String> evidence, @Nullable String previousText) {}

  /** A brief whose lists may be left out. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record GivenBrief(
      @Nullable String topic,
      @Nullable String audience,
      @Nullable String language,
      @Nullable String tone,
      @Nullable List<String> keyPoints,
      @Nullable List<String> mustMention,
      @Nullable List<String> bannedTerms,
      @Nullable List<String> hashtags,
      @Nullable Integer maxChars) {

    Brief toBrief() {
      return new Brief(
          text(topic),
          text(audience),
          Objects.requireNonNullElse(language, "en"),
          text(tone),
          list(keyPoints),
          list(mustMention),
          list(bannedTerms),
          list(hashtags),
          Objects.requireNonNullElse(maxChars, 280));
    }

    private static String text(@Nullable String text) {
      return Objects.requireNonNullElse(text, "");
    }

    private static List<String> list(@Nullable List<String> list) {
      return list == null ? List.of() : list.stream().map(GivenBrief::text).toList();
    }
  }

  @PostMapping(path = "/v1/omni-loop", consumes = "application/json")
  Draft draft(@RequestBody Body body) throws Exception {
    if (body.brief() == null) {
      throw ApiException.invalid("brief", "brief must be an object with at least a topic");
    }
    var brief = body.brief().toBrief();
    BriefLimits.check(brief, false)
        .ifPresent(
            wrong -> {
              throw ApiException.invalid(wrong.field(), wrong.message());
            });
    try {
      return queue.run(
          () ->
              loop.run(
                  brief, GivenBrief.list(body.evidence()), GivenBrief.text(body.previousText())));
    } catch (WriterException e) {
      throw ApiException.invalid("brief", String.valueOf(e.getMessage()));
    }
  }
}
