package dev.phoenix.telegram.page;

import dev.phoenix.telegram.state.RichText;
import dev.phoenix.telegram.state.RichText.Entity;
import java.util.List;
import java.util.Map;

/** Writes formatted text as HTML of a page; every character of the text is escaped. */
final class RichTextHtml {

  private static final Map<String, String> TAGS =
      Map.of(
          "bold", "b",
          "italic", "i",
          "underline", "u",
          "strikethrough", "s",
          "code", "code",
          "pre", "pre",
          "blockquote", "blockquote");

  private RichTextHtml() {}

  static String of(RichText content) {
    var html = new StringBuilder();
    write(html, content.text(), 0, content.text().length(), content.entities());
    return html.toString();
  }

  /** Writes a stretch; the entities lie in it, outer before inner. */
  private static void write(
      StringBuilder html, String text, int from, int to, List<Entity> entities) {
    int at = from;
    int index = 0;
    while (index < entities.size()) {
      var entity = entities.get(index);
      int end = entity.offset() + entity.length();
      int next = index + 1;
      while (next < entities.size() && entities.get(next).offset() < end) {
        next++;
      }
      html.append(escaped(text.substring(at, entity.offset())));
      var tag = TAGS.getOrDefault(entity.type(), "span");
      html.append('<').append(tag).append('>');
      write(html, text, entity.offset(), end, entities.subList(index + 1, next));
      html.append("</").append(tag).append('>');
      if (entity.url() != null) {
        html.append(" (").append(escaped(entity.url())).append(')');
      }
      at = end;
      index = next;
    }
    html.append(escaped(text.substring(at, to)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
