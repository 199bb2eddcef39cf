package dev.phoenix.telegram.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The chats as all events so far made them. Used under {@link Store}'s lock only. */
public final class World {

  private static final long FIRST_UPDATE = 1000;

  private final TreeMap<Long, List<Message>> chats = new TreeMap<>();
  private final TreeMap<Long, JsonNode> pending = new TreeMap<>();
  private final Map<String, Callback> callbacks = new HashMap<>();
  private @Nullable Hook hook;
  private long lastUpdate = FIRST_UPDATE;

  World() {}

  void apply(Event event) {
    switch (event) {
      case Event.ChatOpened(long chat) -> chats.computeIfAbsent(chat, key -> new ArrayList<>());
      case Event.Posted(Message message) ->
          chats.computeIfAbsent(message.chat(), key -> new ArrayList<>()).add(message);
      case Event.Edited edited -> apply(edited);
      case Event.Queued(long id, JsonNode update) -> {
        pending.put(id, update);
        lastUpdate = Math.max(lastUpdate, id);
      }
      case Event.Confirmed(long before) -> pending.headMap(before).clear();
      case Event.Pressed pressed ->
          callbacks.put(
              pressed.callback(),
              new Callback(pressed.chat(), pressed.message(), pressed.at(), false, null));
      case Event.Answered(String callback, String text, boolean alert) ->
          callbacks.computeIfPresent(
              callback,
              (id, open) -> new Callback(open.chat(), open.message(), open.at(), true, text));
      case Event.Hooked(String url, String secret) -> hook = new Hook(url, secret);
      case Event.Unhooked() -> hook = null;
    }
  }

  private void apply(Event.Edited edited) {
    chats
        .getOrDefault(edited.chat(), List.of())
        .replaceAll(
            message ->
                message.id() == edited.id()
                    ? message.edited(edited.content(), edited.buttons(), edited.at())
                    : message);
  }

  /** The numbers of all chats, ascending. */
  public List<Long> chats() {
    return List.copyOf(chats.keySet());
  }

  /** The messages of a chat, oldest first; empty if there is no such chat. */
  public Optional<List<Message>> messages(long chat) {
    return Optional.ofNullable(chats.get(chat)).map(List::copyOf);
  }

  /** A message of a chat. */
  public Optional<Message> message(long chat, long id) {
    return chats.getOrDefault(chat, List.of()).stream()
        .filter(message -> message.id() == id)
        .findFirst();
  }

  /** The number of a chat's next message. */
  public long nextMessage(long chat) {
    return chats.getOrDefault(chat, List.of()).size() + 1L;
  }

  /** The number of the next update. */
  public long nextUpdate() {
    return lastUpdate + 1;
  }

  /** Updates that the bot has not confirmed, from one on, oldest first. */
  public List<JsonNode> pending(long from, int limit) {
    return pending.tailMap(from).values().stream().limit(limit).toList();
  }

  /** How many updates the bot has not confirmed. */
  public int pendingCount() {
    return pending.size();
  }

  /** A pressed button. */
  public Optional<Callback> callback(String id) {
    return Optional.ofNullable(callbacks.get(id));
  }

  /** The last answer to a button of the chat, as a phone would show it for a moment. */
  public Optional<String> notice(long chat) {
    return callbacks.values().stream()
        .filter(callback -> callback.chat() == chat && callback.text() != null)
        .max(java.util.Comparator.comparingLong(Callback::at))
        .map(callback -> String.valueOf(callback.text()));
  }

  /** How many buttons were pressed, which numbers the next one. */
  public int presses() {
    return callbacks.size();
  }

  /** Where updates are delivered to. */
  public Optional<Hook> hook() {
    return Optional.ofNullable(hook);
  }

  /** A webhook. */
  public record Hook(String url, @Nullable String secret) {}

  /** A pressed button, and what the bot said to it. */
  public record Callback(
      long chat, long message, long at, boolean answered, @Nullable String text) {}
}
