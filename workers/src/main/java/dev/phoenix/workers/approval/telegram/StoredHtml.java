package dev.phoenix.workers.approval.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.connector.telegram.text.Html;
import dev.phoenix.workers.storage.StorableText;

/** A formatted text as JSON, so that a later try sends just what the first one would have. */
final class StoredHtml {

  private static final ObjectMapper JSON =
      JsonMapper.builder().addMixIn(Html.class, Typed.class).build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Html.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Html.Styled.class, name = "styled"),
    @JsonSubTypes.Type(value = Html.Link.class, name = "link"),
    @JsonSubTypes.Type(value = Html.Several.class, name = "several")
  })
  private interface Typed {}

  private StoredHtml() {}

  static String write(Html text) {
    try {
      return StorableText.of(JSON.writerFor(Html.class).writeValueAsString(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A text can always be written", e);
    }
  }

  static Html read(String json) {
    try {
      return JSON.readValue(json, Html.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("telegram_notice.content is not a text", e);
    }
  }
}
