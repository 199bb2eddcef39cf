package dev.phoenix.model.server.writer.template;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Writes from phrases, without a model, and keeps every hard limit: it builds candidates from the
 * richest to the barest and answers with the first one in which the checker finds no error.
 *
 * <p>The same task gives the same text; another brief, comment or previous draft gives another
 * wording.
 */
public final class TemplateWriter implements Writer {

  private static final Set<String> DEMANDS =
      Set.of("EMPTY", "TOO_LONG", "MISSING_MENTION", "MISSING_HASHTAG");
  private static final Pattern SHORTER =
      Pattern.compile("\\b(short|shorter|long|brief|corto|corta|breve|largo|larga)");
  private static final int WORDINGS = 6;
  // points, readers, closing: what a barer candidate does without
  private static final int LEVELS = 6;

  private final Checker checker;

  public TemplateWriter(Checker checker) {
    this.checker = checker;
  }

  @Override
  public String name() {
    return "template";
  }

  @Override
  public boolean available() {
    return true;
  }

  /** {@inheritDoc} It fails only if the mentions and hashtags alone break a limit. */
  @Override
  public Written write(WritingTask task) throws WriterException {
    var brief = checker.policed(task.brief());
    Predicate<String> usable = text -> !text.isBlank() && usable(brief, text);
    var parts = new Parts(brief, usable);
    var seed =
        Math.floorMod(
            31 * brief.hashCode()
                + 17 * task.evidence().hashCode()
                + task.previousText().hashCode(),
            10_007);
    var shorter =
        task.evidence().stream()
            .anyMatch(comment -> SHORTER.matcher(comment.toLowerCase(Locale.ROOT)).find());
    for (int level = shorter ? 2 : 0; level <= LEVELS; level++) {
      for (int wording = 0; wording < WORDINGS; wording++) {
        var text = parts.assemble(level, seed + wording);
        if (!text.equals(task.previousText()) && isClean(brief, text)) {
          return Written.of(text);
        }
      }
    }
    var bare = parts.demanded();
    if (isClean(brief, bare)) {
      return Written.of(bare);
    }
    throw new WriterException(
        "The mentions and hashtags of this brief alone break its own limits: change the brief");
  }

  private boolean isClean(Brief brief, String text) {
    return checker.check(brief, text).findings().stream().noneMatch(Finding::isError);
  }

  /** Whether a piece of text brings no error of its own into a post. */
  private boolean usable(Brief brief, String text) {
    return checker.check(brief, text).findings().stream()
        .noneMatch(finding -> finding.isError() && !DEMANDS.contains(finding.code()));
  }

  /** What a text for one brief can be made of. */
  private static final class Parts {

    private final Brief brief;
    private final Predicate<String> usable;
    private final Phrases phrases;
    private final String topic;
    private final String audience;
    private final List<String> points;
    private final String tags;

    Parts(Brief brief, Predicate<String> usable) {
      this.brief = brief;
      this.usable = usable;
      this.phrases = Phrases.of(brief.language(), brief.tone());
      this.topic = Sentences.clean(brief.topic());
      this.audience = Sentences.clean(brief.audience());
      this.points = brief.keyPoints().stream().map(Sentences::sentence).filter(usable).toList();
      this.tags =
          String.join(
              " ",
              brief.hashtags().stream()
                  .map(tag -> tag.startsWith("#") ? tag : "#" + tag)
                  .distinct()
                  .toList());
    }

    String assemble(int level, int seed) {
      var body = new ArrayList<String>();
      if (level < 5 && usable.test(topic)) {
        add(body, phrases.openings(), seed, topic);
      } else if (level == 5 && usable.test(topic)) {
        body.add(Sentences.sentence(topic));
      } else if (level == 6 && brief.mustMention().isEmpty() && tags.isEmpty()) {
        // nothing of the brief can be said: a greeting that a person will reject, rather than
        // nothing
        add(body, phrases.greetings(), seed, "");
      }
      var shown = level < 2 ? points.size() : level == 2 ? Math.min(1, points.size()) : 0;
      body.addAll(points.subList(0, shown));
      if (level < 1 && !audience.isEmpty() && usable.test(audience)) {
        add(body, phrases.readers(), seed / 3, audience);
      }
      var said = String.join(" ", body).toLowerCase(Locale.ROOT);
      var missing =
          brief.mustMention().stream()
              .filter(mention -> !said.contains(mention.toLowerCase(Locale.ROOT)))
              .toList();
      if (!missing.isEmpty()) {
        if (level < 4) {
          add(body, phrases.mentions(), seed / 5, Sentences.list(missing, phrases.and()));
        } else {
          body.add(String.join(" ", missing));
        }
      }
      if (level < 3) {
        add(body, phrases.closings(), seed / 7, "");
      }
      return join(String.join(" ", body), tags, level < 2 ? "\n\n" : " ");
    }

    /** Nothing but what the brief demands. */
    String demanded() {
      return join(String.join(" ", brief.mustMention()), tags, " ");
    }

    /** Adds the first usable phrase, beginning with the seed's. */
    private void add(List<String> body, List<String> choices, int seed, String value) {
      for (int i = 0; i < choices.size(); i++) {
        var phrase = Sentences.fill(choices.get(Math.floorMod(seed + i, choices.size())), value);
        if (usable.test(phrase)) {
          body.add(phrase);
          return;
        }
      }
    }

    private static String join(String body, String tags, String between) {
      return body.isEmpty() ? tags : tags.isEmpty() ? body : body + between + tags;
    }
  }
}
