package dev.phoenix.model.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JsonComponent;

/**
 * Reads the texts of bodies, but no halves of characters, as the other door does: JSON can write
 * one as {@code \}{@code ud83c}, UTF-8 cannot, so a model would get another text than the checker
 * looks for.
 */
@JsonComponent(type = String.class)
final class WholeText extends StringDeserializer {

  @Serial private static final long serialVersionUID = 1L;

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    var text = super.deserialize(parser, context);
    if (text != null && text.codePoints().anyMatch(WholeText::isHalf)) {
      throw InvalidFormatException.from(parser, "half a character", text, String.class);
    }
    return text;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
