package dev.phoenix.telegram.html;

import dev.phoenix.telegram.state.RichText;
import dev.phoenix.telegram.state.RichText.Entity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads parse mode HTML (core.telegram.org/bots/api#html-style). {@link #read} throws {@link
 * InvalidHtmlException} for what the Bot API refuses.
 */
public final class HtmlReader {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("b", "bold"),
          Map.entry("strong", "bold"),
          Map.entry("i", "italic"),
          Map.entry("em", "italic"),
          Map.entry("u", "underline"),
          Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"),
          Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"),
          Map.entry("code", "code"),
          Map.entry("pre", "pre"),
          Map.entry("a", "text_link"),
          Map.entry("blockquote", "blockquote"),
          Map.entry("tg-spoiler", "spoiler"));
  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)(?:\\s+([a-z]+)=\"([^\"]*)\")?\\s*>");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:(lt|gt|amp|quot)|#(\\d{1,7})|#x([0-9A-Fa-f]{1,6}));");

  private final String markup;
  private final StringBuilder text = new StringBuilder();
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final List<Entity> entities = new ArrayList<>();

  private HtmlReader(String markup) {
    this.markup = markup;
  }

  /** Reads a text with its markup. */
  public static RichText read(String markup) throws InvalidHtmlException {
    return new HtmlReader(markup).read();
  }

  private RichText read() throws InvalidHtmlException {
    var tag = TAG.matcher(markup);
    var reference = REFERENCE.matcher(markup);
    int at = 0;
    while (at < markup.length()) {
      char next = markup.charAt(at);
      if (next == '<') {
        if (!tag.find(at) || tag.start() != at) {
          throw new InvalidHtmlException("Unclosed or unsupported start tag at offset " + at);
        }
        tag(tag.group(1).isEmpty(), tag.group(2).toLowerCase(java.util.Locale.ROOT), tag.group(4));
        at = tag.end();
      } else if (next == '&' && reference.find(at) && reference.start() == at) {
        text.appendCodePoint(character(reference.group(1), reference.group(2), reference.group(3)));
        at = reference.end();
      } else {
        text.append(next);
        at++;
      }
    }
    if (!open.isEmpty()) {
      throw new InvalidHtmlException(
          "Can't find end tag corresponding to start tag \"" + open.peek().name() + "\"");
    }
    entities.sort(
        Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
    return new RichText(text.toString(), entities);
  }

  private void tag(boolean begins, String name, @Nullable String url) throws InvalidHtmlException {
    var type = TYPES.get(name);
    if (type == null) {
      throw new InvalidHtmlException("Unsupported start tag \"" + name + "\"");
    }
    if (begins) {
      open.push(new Open(name, type, text.length(), name.equals("a") ? url : null));
      return;
    }
    var last = open.poll();
    if (last == null || !last.name().equals(name)) {
      throw new InvalidHtmlException("Unexpected end tag \"" + name + "\"");
    }
    if (text.length() > last.offset()) {
      entities.add(
          new Entity(last.type(), last.offset(), text.length() - last.offset(), last.url()));
    }
  }

  private static int character(
      @Nullable String name, @Nullable String decimal, @Nullable String hexadecimal)
      throws InvalidHtmlException {
    if (name != null) {
      return switch (name) {
        case "lt" -> '<';
        case "gt" -> '>';
        case "amp" -> '&';
        default -> '"';
      };
    }
    int code =
        decimal == null
            ? Integer.parseInt(String.valueOf(hexadecimal), 16)
            : Integer.parseInt(decimal);
    if (!Character.isValidCodePoint(code) || code == 0) {
      throw new InvalidHtmlException("Unsupported character reference " + code);
    }
    return code;
  }

  private record Open(String name, String type, int offset, @Nullable String url) {}
}
