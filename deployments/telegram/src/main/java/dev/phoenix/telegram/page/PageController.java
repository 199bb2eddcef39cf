package dev.phoenix.telegram.page;

import dev.phoenix.telegram.TelegramProperties;
import dev.phoenix.telegram.control.People;
import dev.phoenix.telegram.state.Message;
import dev.phoenix.telegram.state.Store;
import dev.phoenix.telegram.state.World;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A chat as a phone would show it, for trying out without Telegram. */
@RestController
class PageController {

  private static final String HTML = "text/html;charset=UTF-8";
  private static final int NEWEST = 100;

  private final Store store;
  private final People people;
  private final Pages pages;
  private final TelegramProperties properties;
  private final Clock clock;

  PageController(
      Store store, People people, Pages pages, TelegramProperties properties, Clock clock) {
    this.store = store;
    this.people = people;
    this.pages = pages;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping(path = "/", produces = HTML)
  String phone(
      @RequestParam(required = false) @Nullable Long chat,
      @RequestParam(required = false) @Nullable Long user,
      @RequestParam(required = false) @Nullable Long replyTo) {
    var chats = store.read(World::chats);
    long shown = chat != null ? chat : chats.isEmpty() ? 1 : chats.getLast();
    var model = model(shown, user);
    model.put("chats", chats);
    model.put("bot", properties.botName());
    model.put("replyTo", replyTo);
    return pages.phone(model);
  }

  @GetMapping(path = "/chat", produces = HTML)
  String chat(@RequestParam long chat, @RequestParam(required = false) @Nullable Long user) {
    var model = model(chat, user);
    var messages =
        store.read(
            world -> {
              var all = world.messages(chat).orElse(List.of());
              return all.subList(Math.max(0, all.size() - NEWEST), all.size()).stream()
                  .map(message -> view(world, message))
                  .toList();
            });
    model.put("messages", messages.reversed());
    model.put("notice", store.read(world -> world.notice(chat)).orElse(null));
    return pages.chat(model);
  }

  @PostMapping("/say")
  ResponseEntity<Void> say(
      @RequestParam long chat,
      @RequestParam long user,
      @RequestParam String text,
      @RequestParam(required = false) @Nullable Long replyTo) {
    people.say(chat, user, text.replace("\r\n", "\n"), replyTo);
    return seeOther("/?chat=" + chat + "&user=" + user);
  }

  @PostMapping("/press")
  ResponseEntity<Void> press(
      @RequestParam long chat,
      @RequestParam long user,
      @RequestParam long message,
      @RequestParam String data) {
    people.press(chat, user, message, data);
    return seeOther("/chat?chat=" + chat + "&user=" + user);
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ResponseEntity<String> refused(IllegalArgumentException failure) {
    return ResponseEntity.badRequest()
        .contentType(MediaType.TEXT_PLAIN)
        .body(failure.getMessage() + ". Go back and try again.");
  }

  private static Map<String, @Nullable Object> model(long chat, @Nullable Long user) {
    var model = new HashMap<String, @Nullable Object>();
    model.put("chat", chat);
    // in a chat of two, the person has the chat's number
    model.put("user", user != null ? user : Math.max(chat, 1));
    return model;
  }

  private MessageView view(World world, Message message) {
    var replyTo = message.replyTo();
    var answered = replyTo == null ? null : world.message(message.chat(), replyTo).orElse(null);
    return MessageView.of(message, answered, properties.botName(), clock.getZone());
  }

  private static ResponseEntity<Void> seeOther(String address) {
    return ResponseEntity.status(303).location(URI.create(address)).build();
  }
}
