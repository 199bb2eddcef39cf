package dev.phoenix.telegram.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened, as the journal keeps it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.ChatOpened.class, name = "chat"),
  @JsonSubTypes.Type(value = Event.Posted.class, name = "posted"),
  @JsonSubTypes.Type(value = Event.Edited.class, name = "edited"),
  @JsonSubTypes.Type(value = Event.Queued.class, name = "queued"),
  @JsonSubTypes.Type(value = Event.Confirmed.class, name = "confirmed"),
  @JsonSubTypes.Type(value = Event.Pressed.class, name = "pressed"),
  @JsonSubTypes.Type(value = Event.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = Event.Hooked.class, name = "hooked"),
  @JsonSubTypes.Type(value = Event.Unhooked.class, name = "unhooked")
})
public sealed interface Event {

  /** A chat exists. */
  record ChatOpened(long chat) implements Event {}

  /** Somebody wrote a message. */
  record Posted(Message message) implements Event {}

  /** The bot changed a message. */
  record Edited(long chat, long id, RichText content, List<List<Message.Button>> buttons, long at)
      implements Event {}

  /** An update waits for the bot. */
  record Queued(long id, JsonNode update) implements Event {}

  /** The bot has all updates before this one. */
  record Confirmed(long before) implements Event {}

  /** A button was pressed. */
  record Pressed(String callback, long chat, long message, long at) implements Event {}

  /** The bot answered a pressed button. */
  record Answered(String callback, @Nullable String text, boolean alert) implements Event {}

  /** Updates are delivered to an address from now on. */
  record Hooked(String url, @Nullable String secret) implements Event {}

  /** Updates wait to be fetched from now on. */
  record Unhooked() implements Event {}
}
