package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message brings along for its reader to answer with. */
public sealed interface Markup {

  /** Nothing; in an edit, it takes the buttons away. */
  Markup NONE = new Keyboard(List.of());

  /** As the field {@code reply_markup}. */
  ObjectNode json();

  /** A keyboard of one row. */
  static Markup row(Button... buttons) {
    return new Keyboard(List.of(List.of(buttons)));
  }

  /** Buttons under the message, row by row. */
  record Keyboard(List<List<Button>> rows) implements Markup {

    /** Keeps a copy. */
    public Keyboard {
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public ObjectNode json() {
      var json = JsonNodeFactory.instance.objectNode();
      var lines = json.putArray("inline_keyboard");
      for (var row : rows) {
        var line = lines.addArray();
        row.forEach(
            button ->
                line.addObject().put("text", button.text()).put("callback_data", button.data()));
      }
      return json;
    }
  }

  /** Opens a reply to the message at its reader's, with a hint in the empty field. */
  record ForceReply(@Nullable String placeholder) implements Markup {

    private static final int PLACEHOLDER_LIMIT = 64;

    /** Refuses a hint that Telegram would refuse. */
    public ForceReply {
      if (placeholder != null
          && (placeholder.isEmpty() || placeholder.length() > PLACEHOLDER_LIMIT)) {
        throw new IllegalArgumentException("The hint of a reply has 1 to 64 characters");
      }
    }

    @Override
    public ObjectNode json() {
      var json = JsonNodeFactory.instance.objectNode().put("force_reply", true);
      return placeholder == null ? json : json.put("input_field_placeholder", placeholder);
    }
  }

  /**
   * A button.
   *
   * @param text what is on it
   * @param data what the bot is told when it is pressed, 1 to 64 bytes of UTF-8
   */
  record Button(String text, String data) {

    private static final int DATA_LIMIT = 64;

    /** Refuses a button that Telegram would refuse. */
    public Button {
      int bytes = data.getBytes(StandardCharsets.UTF_8).length;
      if (text.isBlank() || bytes < 1 || bytes > DATA_LIMIT) {
        throw new IllegalArgumentException(
            "A button needs a text, and data of 1 to 64 bytes of UTF-8");
      }
    }
  }
}
