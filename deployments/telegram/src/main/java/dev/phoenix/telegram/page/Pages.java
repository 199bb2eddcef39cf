package dev.phoenix.telegram.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes the pages from Mustache templates that escape every value. */
@Component
class Pages {

  private final String style = resource("telegram.css");
  private final Template phone;
  private final Template chat;

  Pages() {
    var mustache = Mustache.compiler().emptyStringIsFalse(true).defaultValue("");
    this.phone = mustache.compile(resource("phone.mustache"));
    this.chat = mustache.compile(resource("chat.mustache"));
  }

  /** The style sheet that every page carries, for the hash in its Content-Security-Policy. */
  String style() {
    return style;
  }

  /** The frame: chats, the conversation, a text field. */
  String phone(Map<String, @Nullable Object> model) {
    return write(phone, model);
  }

  /** The conversation, which loads itself anew. */
  String chat(Map<String, @Nullable Object> model) {
    return write(chat, model);
  }

  private String write(Template template, Map<String, @Nullable Object> model) {
    var all = new HashMap<>(model);
    all.put("style", style);
    return template.execute(all);
  }

  private static String resource(String name) {
    try (var reader =
        new InputStreamReader(
            new ClassPathResource("pages/" + name).getInputStream(), StandardCharsets.UTF_8)) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new IllegalStateException("The jar lacks pages/" + name + ": build it again", e);
    }
  }
}
