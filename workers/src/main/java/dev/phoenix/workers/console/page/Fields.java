package dev.phoenix.workers.console.page;

import dev.phoenix.workers.storage.StorableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in: the texts as they were typed, to be shown again, and what is wrong with
 * them, by the field's name.
 */
final class Fields {

  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, String> wrong = new LinkedHashMap<>();
  private final Map<String, ?> given;

  /** Those of a form or an address. */
  Fields(Map<String, ?> given) {
    this.given = given;
  }

  /** The text of a field, without blanks around it; empty without one. */
  String text(String name, int longest) {
    var given = this.given.get(name);
    // a browser ends lines as MIME does
    var text = given == null ? "" : given.toString().replace("\r\n", "\n").strip();
    typed.put(name, text);
    if (text.length() > longest) {
      refuse(name, "long");
      return "";
    }
    if (!StorableText.isStorable(text)) {
      refuse(name, "wrong");
      return "";
    }
    return text;
  }

  /** What a field means; null if it is empty, or is none, which is noted. */
  <T> @Nullable T read(String name, Function<String, T> reader) {
    var text = text(name, 200);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (RuntimeException e) {
      // each reader has errors of its own, and all say the same: this is none
      wrong.putIfAbsent(name, name + ".wrong");
      return null;
    }
  }

  /** Notes that something is wrong, by the end of the message's key. */
  void refuse(String name, String how) {
    wrong.putIfAbsent(name, name + "." + how);
  }

  /** Whether nothing is. */
  boolean right() {
    return wrong.isEmpty();
  }

  /** The texts as they were typed, by name. */
  Map<String, String> typed() {
    return typed;
  }

  /** What is wrong, in the reader's language, by name. */
  Map<String, String> wrong(Shown shown) {
    var texts = new LinkedHashMap<String, String>();
    wrong.forEach((name, key) -> texts.put(name, shown.text("field." + key)));
    return texts;
  }
}
