package dev.phoenix.model.core;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.PromptPart.Control;
import dev.phoenix.model.api.text.PromptPart.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The prompts that phoenix-core was trained on. A conversation: the brief, then draft and findings
 * in turns. Every round's prompt begins with the round before, word for word, so a server that
 * keeps a prefix computes only what is new. What comes from outside never becomes a special token.
 */
public final class PromptFormat {

  /** Opens a turn. */
  public static final String START = "<|im_start|>";

  /** Closes a turn; the model ends its post with it. */
  public static final String END = "<|im_end|>";

  /** Pads batches in training; never in a prompt. */
  public static final String PADDING = "<|pad|>";

  /** The special tokens, ids from 0 on. */
  public static final List<String> SPECIAL = List.of(PADDING, START, END);

  /** Most findings that a prompt names; more would not be mended in one go. */
  private static final int MOST_FINDINGS = 6;

  private static final int LONGEST_FINDING = 240;
  private static final int ROOM_STEP = 20;
  private static final int MOST_ROOM = 400;

  private PromptFormat() {}

  /**
   * A prompt for the next draft.
   *
   * @param corrections the drafts so far, oldest first; empty for the first draft
   */
  public static List<PromptPart> prompt(Brief brief, List<Correction> corrections) {
    var parts = new ArrayList<PromptPart>();
    parts.add(new Control(START));
    parts.add(new Plain(brief(brief)));
    parts.add(new Control(END + START));
    parts.add(new Plain("post\n"));
    for (var correction : corrections) {
      parts.add(new Plain(correction.draft()));
      parts.add(new Control(END + START));
      parts.add(new Plain(findings(correction.findings())));
      parts.add(new Control(END + START));
      parts.add(new Plain("post\n"));
    }
    return List.copyOf(parts);
  }

  /** A prompt as one text, for people and for the audit log. */
  public static String text(List<PromptPart> prompt) {
    return prompt.stream().map(PromptPart::text).collect(Collectors.joining());
  }

  private static String brief(Brief brief) {
    return "brief\n" + lines(brief);
  }

  /** A brief as the model reads it, one field a line: also what a conversation may begin with. */
  public static String lines(Brief brief) {
    var text = new StringBuilder();
    line(text, "language", brief.language());
    line(text, "tone", brief.tone());
    line(text, "topic", brief.topic());
    line(text, "for", brief.audience());
    brief.keyPoints().forEach(point -> line(text, "say", point));
    brief.mustMention().forEach(mention -> line(text, "mention", mention));
    line(text, "never", String.join(", ", brief.bannedTerms()));
    line(
        text,
        "tags",
        brief.hashtags().stream()
            .map(tag -> tag.startsWith("#") ? tag : "#" + tag)
            .collect(Collectors.joining(" ")));
    line(text, "max", Integer.toString(brief.maxChars()));
    line(text, "room", Integer.toString(room(brief)));
    return text.toString();
  }

  /**
   * About how many characters are left when topic, points, mentions and hashtags are written: small
   * models cannot count, so they are told. In steps, at most 400.
   */
  static int room(Brief brief) {
    int needed = length(brief.topic());
    for (var list : List.of(brief.keyPoints(), brief.mustMention(), brief.hashtags())) {
      for (var item : list) {
        needed += length(item) + 1;
      }
    }
    int room = Math.min(MOST_ROOM, brief.maxChars() - needed);
    return Math.floorDiv(Math.max(-MOST_ROOM, room), ROOM_STEP) * ROOM_STEP;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String findings(List<String> findings) {
    var text = new StringBuilder("findings\n");
    findings.stream()
        .limit(MOST_FINDINGS)
        .forEach(finding -> text.append("- ").append(oneLine(cut(finding))).append('\n'));
    return text.toString();
  }

  private static String cut(String finding) {
    if (finding.length() <= LONGEST_FINDING) {
      return finding;
    }
    boolean splits = Character.isHighSurrogate(finding.charAt(LONGEST_FINDING - 1));
    return finding.substring(0, splits ? LONGEST_FINDING - 1 : LONGEST_FINDING);
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(": ").append(oneLine(value)).append('\n');
    }
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\s+", " ").strip();
  }
}
